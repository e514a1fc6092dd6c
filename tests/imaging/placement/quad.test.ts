import { expect, test } from "vitest";
import { cornersOf, edge, turned, type Quad } from "#app/imaging/placement/quad.ts";

const SIDE = 200;

/** A picture that is opaque where the condition holds. */
function opaqueWhere(inside: (x: number, y: number) => boolean) {
  const rgba = new Uint8Array(SIDE * SIDE * 4);
  for (let i = 0; i < SIDE * SIDE; i++) if (inside(i % SIDE, Math.floor(i / SIDE))) rgba[i * 4 + 3] = 255;
  return { rgba, width: SIDE, height: SIDE };
}

function expectNear(quad: Quad, want: Quad): void {
  quad.forEach(([x, y], i) => {
    expect(Math.hypot(x - (want[i]?.[0] ?? NaN), y - (want[i]?.[1] ?? NaN))).toBeLessThan(4);
  });
}

test("a rug seen at an angle has its four corners found, the far left one first", () => {
  const half = (y: number) => 30 + ((y - 60) / 80) * 50;
  expectNear(cornersOf(opaqueWhere((x, y) => y >= 60 && y < 140 && Math.abs(x - 100) < half(y))), [
    [70, 60],
    [130, 60],
    [180, 140],
    [20, 140],
  ]);
});

test("a round rug has no corners, so its box stands in for them", () => {
  expectNear(cornersOf(opaqueWhere((x, y) => Math.hypot(x - 100, y - 100) < 60)), [
    [40, 40],
    [160, 40],
    [160, 160],
    [40, 160],
  ]);
});

test("fringes at the ends do not make corners", () => {
  const rug = (x: number, y: number) => x >= 30 && x < 170 && y >= 50 && y < 150;
  const fringe = (x: number, y: number) =>
    (x >= 24 || x < 176) && y >= 52 && y < 148 && y % 8 < 4 && x >= 24 && x < 176;
  const [farLeft, , nearRight] = cornersOf(opaqueWhere((x, y) => rug(x, y) || fringe(x, y)));
  expect(edge(farLeft, nearRight)).toBeGreaterThan(165);
  expect(edge(farLeft, nearRight)).toBeLessThan(190);
});

test("four turns of a quad are the quad itself", () => {
  const quad: Quad = [
    [0, 0],
    [4, 0],
    [4, 2],
    [0, 2],
  ];
  expect(turned(turned(turned(turned(quad, 1), 1), 1), 1)).toEqual(quad);
  expect(turned(quad, 2)).toEqual([
    [4, 2],
    [0, 2],
    [0, 0],
    [4, 0],
  ]);
});
