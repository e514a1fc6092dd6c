import { expect, test } from "vitest";
import { boxMean, windowMax, windowMin } from "#app/imaging/pixels/window.ts";

const SIZE = { width: 13, height: 9 };
const noise = Float32Array.from({ length: SIZE.width * SIZE.height }, (_, i) => (i * 7919) % 101);

/** All values within the radius of a cell, the border repeated. */
function windowAt(x: number, y: number, radius: number): number[] {
  const values: number[] = [];
  for (let v = -radius; v <= radius; v++)
    for (let u = -radius; u <= radius; u++) {
      const column = Math.min(SIZE.width - 1, Math.max(0, x + u));
      const row = Math.min(SIZE.height - 1, Math.max(0, y + v));
      values.push(noise[row * SIZE.width + column] ?? NaN);
    }
  return values;
}

test.each([1, 2, 5])("mean, maximum and minimum over a radius of %s are those of the window", (radius) => {
  const mean = boxMean(noise, SIZE, radius);
  const largest = windowMax(noise, SIZE, radius);
  const smallest = windowMin(noise, SIZE, radius);
  for (let i = 0; i < noise.length; i++) {
    const values = windowAt(i % SIZE.width, Math.floor(i / SIZE.width), radius);
    expect(mean[i]).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 2);
    expect(largest[i]).toBe(Math.max(...values));
    expect(smallest[i]).toBe(Math.min(...values));
  }
});
