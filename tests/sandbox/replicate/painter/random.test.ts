import { expect, test } from "vitest";

import { randomOf } from "./random.ts";

test("the numbers are Mulberry32's", () => {
  const random = randomOf(1);
  expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
});

test.each([0, 1, -5, 2 ** 31, 4_294_967_295])("seed %d gives numbers from 0 up to 1, evenly", (seed) => {
  const random = randomOf(seed);
  const tenths = new Array<number>(10).fill(0);
  for (let count = 0; count < 10_000; count += 1) {
    const place = Math.floor(random() * 10);
    tenths[place] = (tenths[place] ?? 0) + 1;
  }
  expect(tenths).toHaveLength(10);
  expect(Math.min(...tenths)).toBeGreaterThan(850);
});

test("two sequences of one seed do not draw on each other", () => {
  const [one, other] = [randomOf(9), randomOf(9)];
  const first = [one(), one(), one()];
  expect([other(), other(), other()]).toEqual(first);
});
