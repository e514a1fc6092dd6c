import { expect, test } from "vitest";

import { develop, type Film } from "./develop.ts";

const size = { width: 61, height: 61 };

test("one seed is one grain, another seed another", () => {
  expect(develop(evenly(0.3), 0.5, 4)).toEqual(develop(evenly(0.3), 0.5, 4));
  expect(develop(evenly(0.3), 0.5, 4)).not.toEqual(develop(evenly(0.3), 0.5, 5));
});

test("what is lighter on the film is never darker in the picture", () => {
  const film = filmOf((pixel) => (pixel % size.width) / 20);
  const rows = columnMeans(develop(film, 0.5, 1));
  for (let column = 1; column < 40; column += 1) {
    expect(rows[column]).toBeGreaterThan((rows[column - 1] ?? 0) - 2);
  }
});

test.each([0.4, 0.55, 0.7])("dim and bright films come out alike at key %d", (key) => {
  const [dim, bright] = [develop(evenly(0.05), key, 1), develop(evenly(1.4), key, 1)];
  expect(Math.abs(meanOf(dim) - meanOf(bright))).toBeLessThan(2);
  expect(meanOf(dim) / 255).toBeCloseTo(key, 1);
});

test("no light at all is black but for the grain", () => {
  expect(Math.max(...develop(evenly(0), 0.5, 1))).toBeLessThanOrEqual(3);
});

test("highlights roll off instead of being cut: twice white is still not paper", () => {
  const [bright, brighter] = [1, 1.6].map((light) => {
    const film = evenly(0.4);
    film.light[0] = light;
    return develop(film, 0.6, 1)[0] ?? 0;
  });
  expect(bright).toBeGreaterThan(develop(evenly(0.4), 0.6, 1)[0] ?? 0);
  expect(brighter).toBeGreaterThan(bright ?? 0);
  expect(brighter).toBeLessThan(250);
});

test("the corners are a little darker than the middle, as a lens makes them", () => {
  const picture = develop(evenly(0.4), 0.6, 1);
  const around = (x: number, y: number): number => {
    let sum = 0;
    for (let dy = 0; dy < 8; dy += 1)
      for (let dx = 0; dx < 8; dx += 1) sum += picture[((y + dy) * 61 + x + dx) * 3] ?? 0;
    return sum / 64;
  };
  expect(around(0, 0)).toBeLessThan(around(27, 27) - 2);
  expect(around(0, 0)).toBeGreaterThan(around(27, 27) * 0.85);
});

test("what was not painted has no say in the exposure and stays black", () => {
  const whole = evenly(0.3);
  const half = filmOf((pixel) => (pixel < (size.width * size.height) / 2 ? NaN : 0.3));
  const [full, part] = [develop(whole, 0.5, 1), develop(half, 0.5, 1)];
  expect(Math.max(...part.subarray(0, 300))).toBeLessThanOrEqual(3);
  expect(Math.abs(meanOf(full.subarray(9000)) - meanOf(part.subarray(9000)))).toBeLessThan(1);
});

test("a film with nothing painted on it is developed all the same", () => {
  expect(develop(evenly(NaN), 0.5, 1)).toHaveLength(size.width * size.height * 3);
});

function filmOf(light: (pixel: number) => number): Film {
  return {
    ...size,
    light: Float32Array.from({ length: size.width * size.height * 3 }, (_, at) => light(Math.floor(at / 3))),
  };
}

function evenly(light: number): Film {
  return filmOf(() => light);
}

function meanOf(values: Uint8Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function columnMeans(picture: Uint8Array): number[] {
  return Array.from({ length: size.width }, (_, x) => {
    let sum = 0;
    for (let y = 0; y < size.height; y += 1) sum += picture[(y * size.width + x) * 3] ?? 0;
    return sum / size.height;
  });
}
