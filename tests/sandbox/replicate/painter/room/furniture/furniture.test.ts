import { expect, test } from "vitest";

import { flat } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { Hit, Ray, type Bounds, type Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import { styleOf } from "#tests/sandbox/replicate/painter/room/style/recognise.ts";

import { bed } from "./bed.ts";
import { bookRow, bookStack } from "./books.ts";
import { dressedSideboard } from "./dressed-sideboard.ts";
import { fittings, slatPanel } from "./fittings.ts";
import { framedArt, rug } from "./hanging.ts";
import { between, openKit, pick, type Kit } from "./kit.ts";
import { floorLamp, pendant, tableLamp } from "./lamp.ts";
import { pottedPlant, twigs } from "./plant.ts";
import { SIDEBOARD_TOP, sideboard } from "./sideboard.ts";
import { sofa } from "./sofa.ts";
import { table } from "./table.ts";
import { scaled, turned } from "./turned.ts";
import { bowl, vase } from "./vessel.ts";

const STYLES = ["scandinavian", "industrial", "mid-century", "coastal", "japandi"];
const grey = surface(flat({ r: 0.5, g: 0.5, b: 0.5 }));
const foot = { x: 0.5, y: 0.72, z: 3 };
const onFloor = { x: 0.5, y: 0, z: 3 };
const stand = { x0: -0.8, x1: 0.9, back: 4 };
const shell = {
  left: -2,
  right: 3,
  back: 4,
  ceiling: 2.7,
  front: -2.6,
  window: { y0: 0.4, y1: 2.4, z0: 0.8, z1: 3.1 },
};

type Maker = { readonly make: (kit: Kit) => Shape; readonly within: Partial<Bounds> };

/** Each with the room that it may take up. */
const PIECES: Record<string, Maker> = {
  bed: { make: (kit) => bed(kit, stand), within: { x0: -0.9, x1: 1, y0: 0, y1: 1, z0: 1.8, z1: 4 } },
  "pile of books": { make: (kit) => bookStack(kit, foot, 4).shape, within: { x0: 0.3, x1: 0.7, y0: 0.72, y1: 0.9 } },
  "row of books": { make: (kit) => bookRow(kit, foot, 0.9), within: { x0: 0.5, x1: 0.9, y0: 0.72, y1: 1 } },
  "dressed sideboard": {
    make: (kit) => dressedSideboard(kit, { ...stand, seenTo: 0.9 }),
    within: { x0: -1.2, x1: 1.2, y0: 0, y1: 1.7, z0: 3.2 },
  },
  picture: {
    make: (kit) => framedArt(kit, { x: 0, y: 1.6, z: 4 }, { width: 0.5, height: 0.7 }),
    within: { x0: -0.25, x1: 0.25, y0: 1.25, y1: 1.95, z0: 3.97, z1: 4 },
  },
  rug: {
    make: (kit) => rug(kit, { x: 0, y: 0, z: 2 }, { x: 1, z: 0.7 }),
    within: { x0: -1, x1: 1, y0: 0, y1: 0.013, z0: 1.3, z1: 2.7 },
  },
  "table lamp": { make: (kit) => tableLamp(kit, foot), within: { x0: 0.3, x1: 0.7, y0: 0.72, y1: 1.25 } },
  "floor lamp": { make: (kit) => floorLamp(kit, onFloor), within: { x0: 0.2, x1: 0.8, y0: 0, y1: 1.6 } },
  pendant: { make: (kit) => pendant(kit, { ...onFloor, y: 1.5 }, 2.7), within: { y0: 1.5, y1: 2.7 } },
  "potted plant": { make: (kit) => pottedPlant(kit, onFloor, 1.5), within: { x0: -0.6, x1: 1.6, y0: -0.05, y1: 2 } },
  twigs: { make: (kit) => twigs(kit, foot, 0.5), within: { x0: 0, x1: 1, y0: 0.6, y1: 1.35 } },
  sideboard: { make: (kit) => sideboard(kit, stand), within: { ...stand, y0: 0, y1: SIDEBOARD_TOP, z0: 3.5, z1: 4 } },
  sofa: { make: (kit) => sofa(kit, stand), within: { ...stand, y0: 0, y1: 0.84, z0: 3, z1: 4 } },
  table: {
    make: (kit) => table(kit, { x0: -1, x1: 1, z0: 1, z1: 2, top: 0.75 }),
    within: { x0: -1, x1: 1, y0: 0, y1: 0.75, z0: 1, z1: 2 },
  },
  vase: { make: (kit) => vase(kit, foot, 0.25), within: { x0: 0.35, x1: 0.65, y0: 0.72, y1: 0.97 } },
  bowl: { make: (kit) => bowl(kit, foot, 0.3), within: { x0: 0.34, x1: 0.66, y0: 0.72, y1: 0.84 } },
  "panel of slats": {
    make: (kit) => slatPanel(kit, { x0: 0, x1: 2, back: 4, top: 2.6 }),
    within: { x0: 0, x1: 2, y0: 0, y1: 2.6, z0: 3.96, z1: 4 },
  },
};

const CASES = STYLES.flatMap((style) => Object.entries(PIECES).map(([piece, maker]) => ({ style, piece, ...maker })));

test.each(CASES)("a $style $piece keeps to its place, whatever the seed", ({ style, make, within }) => {
  for (const seed of [1, 2, 3, 4]) {
    const { bounds } = make(openKit(styleOf(style), seed));
    const { x0 = -9, y0 = -9, z0 = -9, x1 = 9, y1 = 9, z1 = 9 } = within;
    const slack = 1e-6;
    expect([bounds.x0 >= x0 - slack, bounds.y0 >= y0 - slack, bounds.z0 >= z0 - slack]).toEqual([true, true, true]);
    expect([bounds.x1 <= x1 + slack, bounds.y1 <= y1 + slack, bounds.z1 <= z1 + slack]).toEqual([true, true, true]);
    expect([bounds.x0 < bounds.x1, bounds.y0 < bounds.y1, bounds.z0 < bounds.z1]).toEqual([true, true, true]);
  }
});

test.each(Object.entries(PIECES))("a seed is always the same %s", (_, { make }) => {
  const made = (): Bounds => make(openKit(styleOf("coastal"), 7)).bounds;
  expect(made()).toEqual(made());
});

test.each(Object.entries(PIECES).filter(([name]) => name !== "twigs"))(
  "a %s can be seen from the camera",
  (_, { make }) => {
    const { bounds, meet } = bind(make(openKit(styleOf("scandinavian"), 1)));
    const [across, up] = [steps(bounds.x0, bounds.x1), steps(bounds.y0, bounds.y1)];
    const seen = across.flatMap((x) => up.map((y) => meet(x, y, (bounds.z0 + bounds.z1) / 2)));
    expect(seen.filter(Boolean).length).toBeGreaterThan(0);
  },
);

test("the top of a pile is where its last book ends, and more books are a higher pile", () => {
  const tops = [1, 2, 5].map((count) => {
    const pile = bookStack(openKit(styleOf("coastal"), 3), foot, count);
    expect(pile.top).toBeCloseTo(pile.shape.bounds.y1, 9);
    return pile.top - foot.y;
  });
  expect(tops).toEqual([...tops].sort((one, other) => one - other));
  expect(tops[2]).toBeLessThan(5 * 0.034 + 1e-9);
});

test("what stands on a sideboard leaves room for what hangs over it", () => {
  const clear = { x0: -0.5, x1: 0.6, below: 0.9 };
  const isTaken = (seed: number, free?: typeof clear): boolean => {
    const { meet } = bind(dressedSideboard(openKit(styleOf("coastal"), seed), { ...stand, seenTo: 0.9 }, free));
    return steps(clear.x0, clear.x1).some((x) => meet(x, 1.05, 3.78));
  };
  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  expect(seeds.some((seed) => isTaken(seed))).toBe(true);
  expect(seeds.some((seed) => isTaken(seed, clear))).toBe(false);
});

test("a turned body is one piece from its foot to its rim, and as wide as its profile", () => {
  const rings = turned(scaled([[0.3, 0], [0.5, 0.4], [0.2, 1]], 0.4, 0.3), foot, grey); // prettier-ignore
  for (const [at, ring] of rings.slice(1).entries()) expect(ring.bounds.y0).toBeCloseTo(rings[at]?.bounds.y1 ?? 0, 9);
  expect([rings[0]?.bounds.y0, rings.at(-1)?.bounds.y1]).toEqual([0.72, 1.02]);
  const widest = Math.max(...rings.map(({ bounds }) => bounds.x1 - bounds.x0));
  expect(widest / 2).toBeGreaterThanOrEqual(0.2 - 1e-9);
  expect(widest / 2).toBeLessThan(0.22);
});

test("a profile that does not rise has no body there", () => {
  expect(turned([[0.1, 0], [0.2, 0]], foot, grey)).toEqual([]); // prettier-ignore
});

test.each(STYLES)(
  "the fittings of a %s room are fixed to its walls, with a curtain where the style has one",
  (name) => {
    const style = styleOf(name);
    const fixed = fittings(openKit(style, 1), shell);
    expect(fixed).toHaveLength(style.curtain === undefined ? 3 : 4);
    for (const { bounds } of fixed) {
      const onWall = bounds.z1 === shell.back || bounds.x0 < shell.left + 0.1;
      expect([onWall, bounds.y0 >= 0, bounds.y1 <= shell.ceiling]).toEqual([true, true, true]);
    }
  },
);

test("chance keeps to what it is given", () => {
  const kit = openKit(styleOf("coastal"), 2);
  const drawn = Array.from({ length: 200 }, () => between(kit, 2, 3));
  expect([Math.min(...drawn) >= 2, Math.max(...drawn) < 3]).toEqual([true, true]);
  const tints = kit.style.pots;
  expect(new Set(Array.from({ length: 60 }, () => pick(kit, tints)))).toEqual(new Set(tints));
  expect(pick(kit, [])).toMatchObject({ r: expect.any(Number) as number });
});

/** The shape, and whether a ray from the camera's height through a point meets it. */
function bind(shape: Shape): { bounds: Bounds; meet: (x: number, y: number, z: number) => boolean } {
  const ray = new Ray();
  return {
    bounds: shape.bounds,
    meet: (x, y, z) => {
      ray.from(0, 1.28, 0);
      ray.towards((x || 1e-9) / z, (y - 1.28 || 1e-9) / z, 1);
      return shape.meet(ray, new Hit(grey));
    },
  };
}

function steps(from: number, to: number): number[] {
  return Array.from({ length: 40 }, (_, at) => from + ((to - from) * (at + 0.5)) / 40);
}
