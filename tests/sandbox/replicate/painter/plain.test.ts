import { expect, test } from "vitest";

import { CAMERA_HEIGHT_M, HORIZON, TAN_HALF_FOV } from "./camera.ts";
import { paintPlainRoom } from "./plain.ts";

const size = { width: 40, height: 100 };

test("the floor meets the wall under the horizon, where a wall some metres away would end", () => {
  const rows = Array.from({ length: size.height }, (_, y) => redAt(paintPlainRoom(size, 3), 20, y));
  const steps = rows.slice(1).map((red, y) => Math.abs(red - (rows[y] ?? 0)));
  const edge = steps.indexOf(Math.max(...steps)) + 1;
  const distance = CAMERA_HEIGHT_M / (2 * TAN_HALF_FOV * (edge / size.height - HORIZON));
  expect(edge).toBe(68);
  expect(distance).toBeGreaterThan(4);
  expect(distance).toBeLessThan(5);
});

test.each([1, 2, 77])("room %d is paler above than below, and falls off to the right", (seed) => {
  const room = paintPlainRoom(size, seed);
  expect(redAt(room, 20, 10)).toBeGreaterThan(redAt(room, 20, 90));
  for (const y of [10, 90]) expect(redAt(room, 0, y)).toBeGreaterThan(redAt(room, 39, y));
});

test("one seed is one room, another seed another", () => {
  expect(paintPlainRoom(size, 5)).toEqual(paintPlainRoom(size, 5));
  expect(paintPlainRoom(size, 5)).not.toEqual(paintPlainRoom(size, 6));
});

test.each([
  { width: 1, height: 1 },
  { width: 1, height: 7 },
  { width: 9, height: 2 },
])("a room of $width × $height is filled to its last pixel", (tiny) => {
  const room = paintPlainRoom(tiny, 1);
  expect(room).toHaveLength(tiny.width * tiny.height * 3);
  expect(Math.min(...room)).toBeGreaterThan(50);
});

function redAt(room: Uint8Array, x: number, y: number): number {
  return room[(y * size.width + x) * 3] ?? 0;
}
