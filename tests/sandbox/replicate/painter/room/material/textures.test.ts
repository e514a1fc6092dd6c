import { expect, test } from "vitest";

import { randomOf } from "#tests/sandbox/replicate/painter/random.ts";

import { art, type Motif } from "./art.ts";
import { cloth, flat, foliage, glaze, pile } from "./cloth.ts";
import { colour } from "./colour.ts";
import { bricks, concrete, limewash, plaster, shiplap } from "./stone.ts";
import type { Colour, Texture } from "./surface.ts";
import { boardAlongX, herringbone, planks, stavesAlongX } from "./wood.ts";

const tint = { r: 0.4, g: 0.4, b: 0.4 };
const rug = { x: 0, z: 2, hx: 1, hz: 0.7, line: true };

const TEXTURES: Record<string, Texture> = {
  board: boardAlongX(tint),
  staves: stavesAlongX(tint),
  planks: planks(tint, 0.17),
  herringbone: herringbone(tint),
  concrete: concrete(tint),
  bricks: bricks(tint, tint),
  plaster: plaster(tint),
  limewash: limewash(tint),
  shiplap: shiplap(tint),
  cloth: cloth(tint),
  pile: pile(tint, rug),
  flat: flat(tint),
  glaze: glaze(tint),
  foliage: foliage(tint, 0.5),
};

test.each(Object.entries(TEXTURES))(
  "%s scatters around its tint, never dark as night nor brighter than light",
  (_, texture) => {
    const values = atManyPoints(texture).flatMap(({ r, g, b }) => [r, g, b]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.min(...values)).toBeGreaterThan(0.1);
    expect(Math.max(...values)).toBeLessThan(0.75);
    expect(mean).toBeGreaterThan(0.33);
    expect(mean).toBeLessThan(0.47);
  },
);

test.each(Object.entries(TEXTURES))("%s looks the same from one look to the next", (_, texture) => {
  expect(atManyPoints(texture)).toEqual(atManyPoints(texture));
});

test.each(Object.entries(TEXTURES).filter(([name]) => name !== "flat"))("%s is not one flat colour", (_, texture) => {
  expect(new Set(atManyPoints(texture).map(({ g }) => g)).size).toBeGreaterThan(100);
});

test("a paler tint is paler everywhere, in proportion", () => {
  const [dark, pale] = [atManyPoints(planks({ r: 0.2, g: 0.2, b: 0.2 }, 0.2)), atManyPoints(planks(tint, 0.2))];
  for (const [at, { r }] of dark.entries()) expect(pale[at]?.r).toBeCloseTo(2 * r, 9);
});

test("between two planks is a dark gap", () => {
  const texture = planks(tint, 0.17);
  const [inGap, onBoard] = [
    meanOf(texture, (z) => ({ x: 0.17 * 3, y: 0, z })),
    meanOf(texture, (z) => ({ x: 0.17 * 3.5, y: 0, z })),
  ];
  expect(inGap).toBeLessThan(onBoard * 0.7);
});

test("shiplap has a groove every 17 cm", () => {
  const texture = shiplap(tint);
  for (const row of [1, 4, 9]) {
    const groove = meanOf(texture, (x) => ({ x, y: row * 0.17 + 0.002, z: 0 }));
    expect(groove).toBeLessThan(0.8 * meanOf(texture, (x) => ({ x, y: row * 0.17 + 0.08, z: 0 })));
  }
});

test("every second course of bricks is shifted by half a brick", () => {
  const mortar = { r: 0, g: 0, b: 1 };
  const texture = bricks({ r: 1, g: 0, b: 0 }, mortar);
  const isMortar = (x: number, y: number): boolean => look(texture, { x, y, z: 0 }).b > look(texture, { x, y, z: 0 }).r;
  const [even, odd] = [0.076 * 4.5, 0.076 * 5.5];
  expect([isMortar(0.235 * 2, even), isMortar(0.235 * 2.5, even)]).toEqual([true, false]);
  expect([isMortar(0.235 * 2, odd), isMortar(0.235 * 2.5, odd)]).toEqual([false, true]);
  expect(isMortar(0.235 * 2.3, 0.076 * 5)).toBe(true);
});

test("a poured floor has a joint in both directions", () => {
  const texture = concrete(tint);
  const atX = 2.4 * (1 - 0.37);
  const atZ = 2.4 * (1 - 0.1);
  expect(meanOf(texture, (z) => ({ x: atX, y: 0, z }))).toBeLessThan(
    0.8 * meanOf(texture, (z) => ({ x: atX + 0.2, y: 0, z })),
  );
  expect(meanOf(texture, (x) => ({ x, y: 0, z: atZ }))).toBeLessThan(
    0.8 * meanOf(texture, (x) => ({ x, y: 0, z: atZ + 0.2 })),
  );
});

test("a rug's line runs ten centimetres inside its edge, where it has one", () => {
  const lined = meanOf(pile(tint, rug), (along) => ({ x: 0.9, y: 0, z: 2 + along * 0.05 }));
  const unlined = meanOf(pile(tint, { ...rug, line: false }), (along) => ({ x: 0.9, y: 0, z: 2 + along * 0.05 }));
  expect(lined / unlined).toBeCloseTo(0.72, 2);
});

test("leaves of another seed have another green", () => {
  const [young, old] = [look(foliage(tint, 0.9), { x: 0, y: 0, z: 0 }), look(foliage(tint, 0.1), { x: 0, y: 0, z: 0 })];
  expect(young.g).toBeGreaterThan(old.g);
  expect(young.r / young.g).toBeGreaterThan(old.r / old.g);
});

const MOTIFS: Motif[] = ["lines", "shapes", "sea", "brush", "field"];
const frame = { x0: -0.4, y0: 1.2, width: 0.5, height: 0.6 };
const inks = [colour("#ff0000"), colour("#00ff00"), colour("#0000ff")];

test.each(MOTIFS)("the picture “%s” is inked inside a margin of bare paper", (motif) => {
  const texture = art(motif, frame, inks);
  const isPaper = (u: number, v: number): boolean => {
    const { r, g, b } = look(texture, { x: frame.x0 + u * frame.width, y: frame.y0 + v * frame.height, z: 4 });
    return Math.min(r, g, b) > 0.5;
  };
  const steps = Array.from({ length: 50 }, (_, at) => (at + 0.5) / 50);
  const margin = steps.flatMap((at) => [isPaper(at, 0.05), isPaper(at, 0.95), isPaper(0.05, at), isPaper(0.95, at)]);
  expect(margin.every(Boolean)).toBe(true);
  const inside = steps.flatMap((u) => steps.map((v) => isPaper(0.12 + u * 0.76, 0.12 + v * 0.76)));
  const inked = inside.filter((paper) => !paper).length / inside.length;
  expect(inked).toBeGreaterThan(0.08);
});

test("two pictures of one motif that hang apart are not the same", () => {
  const drawn = (x0: number): Colour[] => {
    const texture = art("lines", { ...frame, x0 }, inks);
    return Array.from({ length: 60 }, (_, at) => look(texture, { x: x0 + 0.25, y: 1.3 + at * 0.006, z: 4 }));
  };
  expect(drawn(-0.4).map(({ b, r }) => b > r)).not.toEqual(drawn(0.4).map(({ b, r }) => b > r));
});

function look(texture: Texture, at: { x: number; y: number; z: number }): Colour {
  const out = { r: NaN, g: NaN, b: NaN };
  texture(at, out);
  return out;
}

function atManyPoints(texture: Texture): Colour[] {
  const random = randomOf(2);
  return Array.from({ length: 800 }, () =>
    look(texture, { x: random() * 5 - 2, y: random() * 2.7, z: random() * 6 - 2 }),
  );
}

/** The mean brightness along a line of two metres. */
function meanOf(texture: Texture, pointAt: (along: number) => { x: number; y: number; z: number }): number {
  const values = Array.from(
    { length: 200 },
    (_, at) => look(texture, pointAt(at / 100)).g + look(texture, pointAt(at / 100)).r,
  );
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
