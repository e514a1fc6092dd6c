import { describe, expect, test } from "vitest";
import {
  gainAt,
  measureRelight,
  MOST_RELIGHT,
  noRelight,
  relightPercent,
  relit,
} from "#app/imaging/relight/relight.ts";

const SIDE = 96;

/** A grey room whose luma is given by its place, with a product in the middle. */
async function relightOf(luma: (x: number, y: number) => number) {
  const rgb = new Uint8Array(SIDE * SIDE * 3);
  const product = new Uint8Array(SIDE * SIDE);
  for (let i = 0; i < product.length; i++) {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    rgb.fill(luma(x / SIDE, y / SIDE), i * 3, i * 3 + 3);
    if (Math.abs(x - SIDE / 2) < 20 && Math.abs(y - SIDE / 2) < 20) product[i] = 1;
  }
  return measureRelight({ rgb, product, width: SIDE, height: SIDE });
}

describe("how the product takes on the room's light", () => {
  test.each([5, 60, 150, 250])("an even room of luma %s changes it by less than the bound", async (luma) => {
    const { gains } = await relightOf(() => luma);
    for (const gain of gains) expect(Math.abs(gain - 1)).toBeLessThanOrEqual(MOST_RELIGHT + 1e-6);
  });

  test("even the harshest light stays within the bound", async () => {
    const { gains } = await relightOf((x) => (x < 0.5 ? 0 : 255));
    for (const gain of gains) expect(Math.abs(gain - 1)).toBeLessThanOrEqual(MOST_RELIGHT + 1e-6);
  });

  test("the side towards the window is lighter", async () => {
    const relight = await relightOf((x) => 220 - 150 * x);
    expect(gainAt(relight, 0.35, 0.5)).toBeGreaterThan(gainAt(relight, 0.65, 0.5) + 0.01);
  });

  test("the change is smooth: neighbouring pixels differ by less than a quarter of a level", async () => {
    const relight = await relightOf((x) => (x < 0.5 ? 40 : 230));
    for (let x = 0; x < 2047; x++)
      expect(Math.abs(gainAt(relight, (x + 1) / 2048, 0.5) - gainAt(relight, x / 2048, 0.5))).toBeLessThan(0.001);
  });

  test("a dark room darkens it, and the percentage says so", async () => {
    const relight = await relightOf(() => 60);
    const box = { left: 20, top: 20, width: 50, height: 50 };
    expect(relightPercent(relight, box, { width: SIDE, height: SIDE })).toBeLessThan(-2);
  });
});

test("no relight leaves every value as it is", () => {
  for (const value of [0, 1, 127, 255]) expect(relit(value, gainAt(noRelight(), 0.3, 0.9))).toBe(value);
});
