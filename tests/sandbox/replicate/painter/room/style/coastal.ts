import { colour } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { plaster, shiplap } from "#tests/sandbox/replicate/painter/room/material/stone.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { planks } from "#tests/sandbox/replicate/painter/room/material/wood.ts";

import type { RoomStyle } from "./style.ts";

export const coastal: RoomStyle = {
  floor: surface(planks(colour("#d2c2ab"), 0.21), { gloss: 0.05 }),
  wall: shiplap(colour("#f4f5f2")),
  sideWall: plaster(colour("#eef2f2")),
  ceiling: colour("#f8f9f8"),
  trim: colour("#fafaf8"),
  curtain: colour("#f7f6f2"),
  wood: colour("#cbb393"),
  metal: colour("#b7a27c"),
  sofa: colour("#e4e0d6"),
  cushions: [colour("#5d8fa8"), colour("#f1ede2"), colour("#2d566b")],
  rug: colour("#e0e2da"),
  shade: colour("#efe6d2"),
  pots: [colour("#d9c7a6"), colour("#f2f0ea"), colour("#6f9cb2")],
  books: [colour("#5d8fa8"), colour("#f2efe6"), colour("#d9c7a6"), colour("#2d566b")],
  plant: "palm",
  green: colour("#5f8150"),
  motif: "sea",
  inks: [colour("#b9d0d8"), colour("#e2cfa9"), colour("#4d7f99")],
  slats: false,
  legs: "wood",
  sun: { r: 1, g: 0.95, b: 0.86 },
  sky: { r: 1, g: 1, b: 1.005 },
  sunny: 1,
  key: 0.77,
};
