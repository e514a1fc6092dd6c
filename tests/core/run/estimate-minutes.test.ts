import { expect, test } from "vitest";

import { estimateMinutes } from "#app/core/run/estimate-minutes.ts";

test("one shot takes about a minute, the largest run about five", () => {
  expect([1, 2, 3, 10, 25].map(estimateMinutes)).toEqual([1, 1, 2, 3, 5]);
});
