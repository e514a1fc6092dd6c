import { byteAt, floatAt } from "#app/imaging/pixels/access.ts";
import { eachNeighbour, rimOf } from "#app/imaging/pixels/region.ts";
import { quantile } from "#app/imaging/pixels/statistics.ts";
import type { Palette } from "./palette.ts";
import { DEEPEST_SHADOW, looksShaded, PRODUCT, SHADOW, type Reading } from "./reading.ts";

/** Cells a shadow's edge may still lie beyond what was found of it. */
const LINE_WIDTH = 5;

/** The light below which no shadow of this photo goes: a little under the darkest 2 % of what was found so far. */
export function shadowFloor(reading: Reading, labels: Uint8Array, sureShare: number): number {
  const found = reading.light.filter((_, i) => labels[i] === SHADOW);
  const ceiling = sureShare > 0.5 ? 0.55 : 1;
  return found.length > 20 ? Math.min(ceiling, quantile(found, 0.02) - 0.03) : ceiling;
}

interface Lines {
  readonly palette: Palette;
  readonly floor: number;
  /** Row below which shadows on the floor can lie. */
  readonly lowest: number;
}

/** Takes thin shadow lines: no darker than the shadows found, of the ground's hue, and of no product colour. */
export function takeShadowLines(reading: Reading, labels: Uint8Array, { palette, floor, lowest }: Lines): void {
  const { cells, light, luma, ground } = reading;
  const from = Math.round(lowest) * cells.width;
  const isLine = (i: number) => {
    if (i < from || labels[i] !== PRODUCT || !looksShaded(reading, i) || floatAt(light, i) <= floor) return false;
    const darkest = (floor * floatAt(luma, i)) / floatAt(light, i) - 2.5 * ground.pixelNoise - 4;
    return floatAt(cells.darkest, i) > darkest && !palette.holds(i);
  };
  let front = rimOf(labels, cells);
  for (let depth = 0; depth < LINE_WIDTH && front.length; depth++) {
    const next: number[] = [];
    for (const i of front)
      eachNeighbour(i, cells, (neighbour) => {
        if (!isLine(neighbour)) return;
        labels[neighbour] = SHADOW;
        next.push(neighbour);
      });
    front = next;
  }
}

/** Takes the blurred edge of a shadow: between shadow and ground, of a shade between the two. */
export function takePenumbra(reading: Reading, labels: Uint8Array): void {
  let candidates: number[] = [];
  labels.forEach((label, i) => {
    if (label === PRODUCT && isHalfShade(reading, i)) candidates.push(i);
  });
  const isGround = (label: number) => label !== PRODUCT && label !== SHADOW;
  candidates = candidates.filter((i) => isNear(reading, i, (cell) => isGround(byteAt(labels, cell))));
  for (let round = 0; round < 4; round++) {
    const taken = candidates.filter((i) => isNear(reading, i, (cell) => labels[cell] === SHADOW));
    for (const i of taken) labels[i] = SHADOW;
    if (!taken.length) return;
    candidates = candidates.filter((i) => labels[i] === PRODUCT);
  }
}

/** Does the condition hold within two cells? */
function isNear({ cells: { width, height } }: Reading, i: number, holds: (cell: number) => boolean): boolean {
  const x = i % width;
  const y = Math.floor(i / width);
  for (let v = Math.max(0, y - 2); v <= Math.min(height - 1, y + 2); v++)
    for (let u = Math.max(0, x - 2); u <= Math.min(width - 1, x + 2); u++) if (holds(v * width + u)) return true;
  return false;
}

function isHalfShade({ light, luma, tint, tintLimit, cells, ground }: Reading, i: number): boolean {
  const share = floatAt(light, i);
  if (share <= DEEPEST_SHADOW || share >= 1.02 || floatAt(tint, i) >= tintLimit * 1.6 + 1) return false;
  return floatAt(cells.darkest, i) > (0.5 * floatAt(luma, i)) / share - 3 * ground.pixelNoise;
}
