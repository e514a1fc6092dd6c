import { colour } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { plaster } from "#tests/sandbox/replicate/painter/room/material/stone.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { herringbone } from "#tests/sandbox/replicate/painter/room/material/wood.ts";

import type { RoomStyle } from "./style.ts";

export const midCentury: RoomStyle = {
  floor: surface(herringbone(colour("#a87247")), { gloss: 0.07 }),
  wall: plaster(colour("#ddd2bb")),
  sideWall: plaster(colour("#dcd2bd")),
  ceiling: colour("#f3eee3"),
  trim: colour("#efe8d9"),
  curtain: colour("#e0d2b1"),
  wood: colour("#8a5530"),
  metal: colour("#b08a45"),
  sofa: colour("#5b6b4a"),
  cushions: [colour("#c8792b"), colour("#e2d3b0"), colour("#2f5d62")],
  rug: colour("#d9c6a2"),
  shade: colour("#efe2c4"),
  pots: [colour("#c46a3c"), colour("#e7dcc4"), colour("#2f5d62")],
  books: [colour("#8c3b2b"), colour("#2f5d62"), colour("#dcc9a0"), colour("#c8792b")],
  plant: "fig",
  green: colour("#46633a"),
  motif: "shapes",
  inks: [colour("#c8792b"), colour("#2f5d62"), colour("#8c3b2b")],
  slats: false,
  legs: "wood",
  sun: { r: 1, g: 0.88, b: 0.68 },
  sky: { r: 1, g: 0.99, b: 0.96 },
  sunny: 0.9,
  key: 0.64,
};
