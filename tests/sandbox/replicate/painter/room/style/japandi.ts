import { colour } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { limewash } from "#tests/sandbox/replicate/painter/room/material/stone.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { planks } from "#tests/sandbox/replicate/painter/room/material/wood.ts";

import type { RoomStyle } from "./style.ts";

export const japandi: RoomStyle = {
  floor: surface(planks(colour("#bb9a75"), 0.14), { gloss: 0.05 }),
  wall: limewash(colour("#e0d6c7")),
  sideWall: limewash(colour("#ddd3c4")),
  ceiling: colour("#f2ede4"),
  trim: colour("#a58361"),
  curtain: colour("#ece4d6"),
  wood: colour("#97734f"),
  metal: colour("#332e29"),
  sofa: colour("#d8cfc0"),
  cushions: [colour("#7f8467"), colour("#efe8da"), colour("#4a463f")],
  rug: colour("#d6cbb9"),
  shade: colour("#f5eddd"),
  pots: [colour("#3d3a35"), colour("#a89a86"), colour("#d9cfbf")],
  books: [colour("#3d3a35"), colour("#d9cfbf"), colour("#7f8467"), colour("#b9a48a")],
  plant: "branch",
  green: colour("#7b8259"),
  motif: "brush",
  inks: [colour("#2d2a26"), colour("#b9a48a"), colour("#7f8467")],
  slats: true,
  legs: "wood",
  sun: { r: 1, g: 0.9, b: 0.74 },
  sky: { r: 1, g: 0.99, b: 0.97 },
  sunny: 0.55,
  key: 0.67,
};
