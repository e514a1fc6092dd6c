import { Group } from "#tests/sandbox/replicate/painter/room/geometry/group.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import { flat } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { colour } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { surface, type Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { between, box, pick, type Kit, type Spot } from "./kit.ts";

const PAGES = surface(flat(colour("#ebe4d3")));
const COVER = 0.003;

export type Stack = { readonly shape: Shape; readonly top: number };

/** Books lying on each other, backs towards the room. `foot` is the middle of the pile. */
export function bookStack(kit: Kit, foot: Spot, count: number): Stack {
  const shapes: Shape[] = [];
  let y = foot.y;
  for (let book = 0; book < count; book += 1) {
    const half = { x: between(kit, 0.115, 0.145) - book * 0.008, z: between(kit, 0.08, 0.1) - book * 0.004 };
    const thick = between(kit, 0.018, 0.034);
    const middle = { x: foot.x + between(kit, -0.008, 0.008), y, z: foot.z };
    shapes.push(...lyingBook(middle, half, { thick, cover: surface(flat(pick(kit, kit.style.books))) }));
    y += thick;
  }
  return { shape: new Group(shapes), top: y };
}

function lyingBook(
  { x, y, z }: Spot,
  half: { x: number; z: number },
  { thick, cover }: { thick: number; cover: Surface },
): Shape[] {
  const across = [x - half.x, x + half.x] as const;
  const deep = [z - half.z, z + half.z] as const;
  return [
    box(across, [y, y + COVER], deep)(cover),
    box([across[0] + 0.004, across[1] - 0.004], [y + COVER, y + thick - COVER], [deep[0] + 0.003, deep[1]])(PAGES),
    box(across, [y, y + thick], [deep[0], deep[0] + COVER])(cover),
    box(across, [y + thick - COVER, y + thick], deep)(cover),
  ];
}

/** Books standing side by side between `from.x` and `toX`, with a lean space left at the end. */
export function bookRow(kit: Kit, from: Spot, toX: number): Shape {
  const shapes: Shape[] = [];
  let x = from.x;
  while (x < toX - 0.05) {
    const thick = between(kit, 0.018, 0.042);
    const height = between(kit, 0.19, 0.27);
    const deep = [from.z, from.z + between(kit, 0.13, 0.17)] as const;
    shapes.push(box([x, x + thick], [from.y, from.y + height], deep)(surface(flat(pick(kit, kit.style.books)))));
    x += thick + 0.0015;
  }
  return new Group(shapes);
}
