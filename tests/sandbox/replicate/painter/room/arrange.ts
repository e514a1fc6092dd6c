import { framedArt, rug } from "./furniture/hanging.ts";
import { bed } from "./furniture/bed.ts";
import { between, type Kit } from "./furniture/kit.ts";
import { floorLamp, pendant } from "./furniture/lamp.ts";
import { pottedPlant, twigs } from "./furniture/plant.ts";
import { SIDEBOARD_TOP } from "./furniture/sideboard.ts";
import { dressedSideboard } from "./furniture/dressed-sideboard.ts";
import { sofa } from "./furniture/sofa.ts";
import { table } from "./furniture/table.ts";
import { bookStack } from "./furniture/books.ts";
import { bowl, vase } from "./furniture/vessel.ts";
import { slatPanel } from "./furniture/fittings.ts";
import type { Shape } from "./geometry/ray.ts";
import type { ShellMeasures } from "./geometry/shell.ts";
import type { View } from "./geometry/view.ts";
import type { Product } from "./product.ts";

export type Setting = {
  readonly kit: Kit;
  readonly shell: ShellMeasures;
  readonly view: View;
};

/** Furnishes the room around the product. Nothing is put before it, so that nothing painted can touch it. */
export function arrange(setting: Setting, product: Product | undefined): Shape[] {
  return product === undefined ? wholeRoom(setting) : ARRANGEMENTS[product.support](setting, product);
}

const ARRANGEMENTS: Record<Product["support"], (setting: Setting, product: Product) => Shape[]> = {
  floor: aroundOnFloor,
  wall: underOnWall,
  table: besideOnTable,
  ceiling: underPendant,
  rug: behindRug,
};

/** What of the back wall the camera sees, a step before it. */
export function seenAtBack({ shell, view }: Setting): { left: number; right: number } {
  const half = view.halfSpan * (shell.back - 0.25);
  return { left: Math.max(shell.left + 0.3, -half), right: Math.min(shell.right, half) };
}

function aroundOnFloor(setting: Setting, product: Product): Shape[] {
  const { kit, shell } = setting;
  const seen = seenAtBack(setting);
  const away = shell.back / product.z;
  const [from, to] = [product.x0 * away, product.x1 * away];
  const [leftGap, rightGap] = [from - seen.left, seen.right - to];
  const middle = (product.x0 + product.x1) / 2;
  const half = { x: Math.max(0.95, (product.x1 - product.x0) * 0.85), z: Math.min(0.8, shell.back - 0.35 - product.z) };
  const shapes = [...wallPanel(setting), rug(kit, { x: middle, y: 0, z: product.z }, half)];
  if (rightGap >= leftGap) {
    shapes.push(
      ...bigSide(setting, to + 0.1, seen.right + 0.5),
      ...smallSide(setting, leftGap, seen.left + leftGap * 0.4),
    );
  } else {
    shapes.push(...bigSide(setting, seen.left + 0.1, from - 0.1), ...smallSide(setting, rightGap, to + rightGap * 0.6));
  }
  return shapes;
}

function bigSide(setting: Setting, x0: number, x1: number): Shape[] {
  const { kit, shell } = setting;
  const width = Math.min(1.7, x1 - x0);
  if (width < 0.8) return smallSide(setting, width, (x0 + x1) / 2);
  const start = x0 > 0 ? x0 : Math.max(x0, x1 - width);
  const stand = { x0: start, x1: start + width, back: shell.back };
  const seen = Math.min(start + width, seenAtBack(setting).right);
  const middle = { x: (start + seen) / 2 + 0.05, y: 1.62, z: shell.back };
  const size = kit.style.slats ? undefined : { width: 0.5, height: 0.66 };
  return [
    dressedSideboard(kit, { ...stand, seenTo: seen }),
    ...(size === undefined ? [] : [framedArt(kit, middle, size)]),
  ];
}

function smallSide({ kit, shell }: Setting, gap: number, x: number): Shape[] {
  if (gap < 0.3) return [];
  const spot = { x, y: 0, z: shell.back - 0.38 };
  return [gap > 0.6 && kit.random() < 0.35 ? floorLamp(kit, spot) : pottedPlant(kit, spot, between(kit, 1.2, 1.6))];
}

function wallPanel(setting: Setting): Shape[] {
  const { kit, shell } = setting;
  if (!kit.style.slats) return [];
  const { right } = seenAtBack(setting);
  return [slatPanel(kit, { x0: right * 0.35, x1: right + 0.6, back: shell.back, top: shell.ceiling - 0.02 })];
}

function underOnWall(setting: Setting, product: Product): Shape[] {
  const { kit, shell } = setting;
  const seen = seenAtBack(setting);
  const middle = (product.x0 + product.x1) / 2;
  const stand = { x0: middle - 0.85, x1: middle + 0.85, back: shell.back };
  const plant = pottedPlant(kit, { x: seen.right - 0.22, y: 0, z: shell.back - 0.35 }, 1.25);
  if (product.y0 < SIDEBOARD_TOP + 0.12) return [plant];
  // Closer than this a sofa fills the picture.
  if (shell.back > 3.2 && product.y0 > 0.95 && kit.random() < 0.5)
    return [sofa(kit, { ...stand, x0: middle - 1.05, x1: middle + 1.05 })];
  return [
    dressedSideboard(kit, { ...stand, seenTo: stand.x1 }, { x0: product.x0, x1: product.x1, below: product.y0 - 0.06 }),
  ];
}

function besideOnTable(setting: Setting, product: Product): Shape[] {
  const { kit, shell, view } = setting;
  const top = product.y0;
  const back = shell.back - 0.04;
  const edge = view.halfSpan * (back - 0.2);
  const shapes = [
    table(kit, { x0: -edge - 0.5, x1: edge + 0.5, z0: product.z - 0.3, z1: back, top }),
    framedArt(kit, { x: -edge * 0.62, y: top + 0.72, z: shell.back }, { width: 0.5, height: 0.66 }),
  ];
  const [leftGap, rightGap] = [edge + product.x0, edge - product.x1];
  const [left, right] = [product.x0 - leftGap * 0.5, product.x1 + rightGap * 0.5];
  if (leftGap > 0.16) {
    const tall = between(kit, 0.16, 0.22);
    const foot = { x: left, y: top, z: product.z + 0.24 };
    shapes.push(vase(kit, foot, tall), twigs(kit, { ...foot, y: top + tall * 0.8 }, 0.42));
  }
  if (rightGap > 0.2) {
    const pile = bookStack(kit, { x: right, y: top, z: product.z + 0.2 }, 3);
    shapes.push(pile.shape, bowl(kit, { x: right, y: pile.top, z: product.z + 0.2 }, 0.13));
  }
  return shapes;
}

function underPendant(setting: Setting, product: Product): Shape[] {
  const { kit, shell } = setting;
  const middle = (product.x0 + product.x1) / 2;
  const foot = { x: middle + 0.1, y: 0.75, z: product.z + 0.25 };
  const seen = seenAtBack(setting);
  return [
    ...wallPanel(setting),
    table(kit, { x0: middle - 0.8, x1: middle + 0.8, z0: product.z - 0.25, z1: product.z + 0.6, top: 0.75 }),
    bowl(kit, foot, 0.3),
    dressedSideboard(kit, { x0: seen.right - 1.5, x1: seen.right + 0.2, back: shell.back, seenTo: seen.right }),
    pottedPlant(kit, { x: seen.left + 0.35, y: 0, z: shell.back - 0.4 }, 1.5),
  ];
}

function behindRug(setting: Setting): Shape[] {
  const { kit, shell } = setting;
  const seen = seenAtBack(setting);
  const middle = (seen.left + seen.right) / 2;
  return [
    ...wallPanel(setting),
    sofa(kit, { x0: middle - 1.05, x1: middle + 1.05, back: shell.back }),
    ...(kit.style.slats ? [] : pair(setting, middle)),
    pottedPlant(kit, { x: Math.max(seen.left + 0.3, middle - 1.5), y: 0, z: shell.back - 0.4 }, 1.45),
    floorLamp(kit, { x: middle + 1.4, y: 0, z: shell.back - 0.35 }),
  ];
}

function pair({ kit, shell }: Setting, x: number): Shape[] {
  const size = { width: 0.5, height: 0.66 };
  return [-0.33, 0.33].map((aside) => framedArt(kit, { x: x + aside, y: 1.62, z: shell.back }, size));
}

/** The style itself, for a preview: a bedroom where the style has slats, else a living room. */
function wholeRoom(setting: Setting): Shape[] {
  const { kit, shell } = setting;
  const seen = seenAtBack(setting);
  const middle = (seen.left + seen.right) / 2 + 0.15;
  const lowered = pendant(kit, { x: middle + 1.25, y: 1.5, z: shell.back - 0.5 }, shell.ceiling);
  if (kit.style.slats) {
    const all = { x0: shell.left, x1: seen.right + 0.6, back: shell.back, top: shell.ceiling - 0.02 };
    const side = { x: seen.left + 0.3, y: 0, z: shell.back - 0.4 };
    return [
      slatPanel(kit, all),
      bed(kit, { x0: middle - 0.8, x1: middle + 0.8, back: shell.back - 0.04 }),
      pottedPlant(kit, side, 1.5),
      lowered,
    ];
  }
  return [
    rug(kit, { x: middle - 0.1, y: 0, z: shell.back - 1.35 }, { x: 1.35, z: 0.85 }),
    sofa(kit, { x0: middle - 1.05, x1: middle + 1.05, back: shell.back }),
    ...pair(setting, middle),
    pottedPlant(kit, { x: seen.left + 0.4, y: 0, z: shell.back - 0.4 }, 1.6),
    floorLamp(kit, { x: middle + 1.42, y: 0, z: shell.back - 0.35 }),
  ];
}
