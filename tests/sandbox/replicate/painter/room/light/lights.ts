import type { ShellMeasures } from "#tests/sandbox/replicate/painter/room/geometry/shell.ts";
import { cross, dot, type Vector } from "#tests/sandbox/replicate/painter/room/geometry/vector.ts";
import type { Colour } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import type { RoomStyle } from "#tests/sandbox/replicate/painter/room/style/style.ts";

/** A shining rectangle: `corner`, and its two sides. */
export type AreaLight = {
  readonly corner: Vector;
  readonly u: Vector;
  readonly v: Vector;
  /** Into the room. */
  readonly normal: Vector;
  readonly area: number;
  readonly colour: Readonly<Colour>;
};

/** The window, and a large soft light behind the camera such as a photographer of interiors brings. */
export function lightsOf(shell: ShellMeasures, { sky }: RoomStyle): readonly [window: AreaLight, fill: AreaLight] {
  const { y0, y1, z0, z1 } = shell.window;
  return [
    areaLight(
      { x: shell.left + 0.04, y: y0, z: z0 },
      [
        { x: 0, y: y1 - y0, z: 0 },
        { x: 0, y: 0, z: z1 - z0 },
      ],
      sky,
    ),
    areaLight(
      { x: -2.4, y: 0.9, z: shell.front + 0.05 },
      [
        { x: 3.6, y: 0, z: 0 },
        { x: 0, y: 1.6, z: 0 },
      ],
      scaled(sky, 0.62),
    ),
  ];
}

/** Light that a point would get from the whole light if nothing stood between, as irradiance over π. */
export function unshadowed({ corner, u, v, normal, area }: AreaLight, at: Vector, facing: Vector): number {
  const [x, y, z] = [
    corner.x + (u.x + v.x) / 2 - at.x,
    corner.y + (u.y + v.y) / 2 - at.y,
    corner.z + (u.z + v.z) / 2 - at.z,
  ];
  const square = x * x + y * y + z * z;
  const away = 1 / Math.sqrt(square);
  const arriving = (facing.x * x + facing.y * y + facing.z * z) * away;
  const leaving = -(normal.x * x + normal.y * y + normal.z * z) * away;
  if (arriving <= 0 || leaving <= 0) return 0;
  return (area * arriving * leaving) / (Math.PI * square + area);
}

function areaLight(corner: Vector, [u, v]: readonly [Vector, Vector], colour: Readonly<Colour>): AreaLight {
  const product = cross(u, v);
  const area = Math.sqrt(dot(product, product));
  const normal = { x: product.x / area, y: product.y / area, z: product.z / area };
  return { corner, u, v, normal, area, colour };
}

function scaled({ r, g, b }: Readonly<Colour>, share: number): Readonly<Colour> {
  return { r: r * share, g: g * share, b: b * share };
}
