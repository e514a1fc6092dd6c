import { colour } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { plaster } from "#tests/sandbox/replicate/painter/room/material/stone.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { planks } from "#tests/sandbox/replicate/painter/room/material/wood.ts";

import type { RoomStyle } from "./style.ts";

export const scandinavian: RoomStyle = {
  floor: surface(planks(colour("#d8bd98"), 0.17), { gloss: 0.05 }),
  wall: plaster(colour("#eeece7")),
  sideWall: plaster(colour("#ebe9e3")),
  ceiling: colour("#f7f6f3"),
  trim: colour("#f4f3ef"),
  curtain: colour("#f2efe8"),
  wood: colour("#cfa878"),
  metal: colour("#2b2c2e"),
  sofa: colour("#c9c6bf"),
  cushions: [colour("#8d9f94"), colour("#e4dccb"), colour("#c99b7c")],
  rug: colour("#e9e4d9"),
  shade: colour("#f4efe4"),
  pots: [colour("#ece6da"), colour("#b9b3a8"), colour("#8f9c93")],
  books: [colour("#dcd3c2"), colour("#8d9f94"), colour("#f0ece2"), colour("#454b4d")],
  plant: "fig",
  green: colour("#4f6b3f"),
  motif: "lines",
  inks: [colour("#8aa399"), colour("#d8b08c"), colour("#3a4446")],
  slats: false,
  legs: "wood",
  sun: { r: 1, g: 0.93, b: 0.8 },
  sky: { r: 1.01, g: 1, b: 0.985 },
  sunny: 0.8,
  key: 0.75,
};
