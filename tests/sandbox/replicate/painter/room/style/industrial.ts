import { colour } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { bricks, concrete, plaster } from "#tests/sandbox/replicate/painter/room/material/stone.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import type { RoomStyle } from "./style.ts";

export const industrial: RoomStyle = {
  floor: surface(concrete(colour("#9d9891")), { gloss: 0.09 }),
  wall: bricks(colour("#86503f"), colour("#a79b8b")),
  sideWall: plaster(colour("#b4afa7")),
  ceiling: colour("#a3a09b"),
  trim: colour("#2a2b2d"),
  curtain: undefined,
  wood: colour("#7a5335"),
  metal: colour("#1d1e20"),
  sofa: colour("#8a5230"),
  cushions: [colour("#3c4145"), colour("#b9a586"), colour("#6d3f2a")],
  rug: colour("#6b645d"),
  shade: colour("#232426"),
  pots: [colour("#3a3b3d"), colour("#8c8479"), colour("#a0572f")],
  books: [colour("#2f3437"), colour("#b5622f"), colour("#c8bda8"), colour("#5b5048")],
  plant: "snake",
  green: colour("#4b6344"),
  motif: "field",
  inks: [colour("#b5622f"), colour("#c9a35a"), colour("#33383b")],
  slats: false,
  legs: "metal",
  sun: { r: 1, g: 0.86, b: 0.66 },
  sky: { r: 1, g: 0.99, b: 0.97 },
  sunny: 1,
  key: 0.49,
};
