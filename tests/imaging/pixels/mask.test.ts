import { expect, test } from "vitest";
import { dilate, erode, invert } from "#app/imaging/pixels/mask.ts";
import { regions, rimOf } from "#app/imaging/pixels/region.ts";

const SIZE = { width: 7, height: 5 };

function rows(mask: Uint8Array): string[] {
  return Array.from({ length: SIZE.height }, (_, y) => [...mask.subarray(y * 7, y * 7 + 7)].join(""));
}

const DOT = new Uint8Array(35);
DOT[2 * 7 + 3] = 1;

test("growing a dot once gives the square around it", () => {
  expect(rows(dilate(DOT, SIZE, 1))).toEqual(["0000000", "0011100", "0011100", "0011100", "0000000"]);
});

test("growing stops at the border and does not come back on the other side", () => {
  const corner = new Uint8Array(35);
  corner[6] = 1;
  expect(rows(dilate(corner, SIZE, 1))).toEqual(["0000011", "0000011", "0000000", "0000000", "0000000"]);
});

test("shrinking undoes growing", () => {
  expect(rows(erode(dilate(DOT, SIZE, 1), SIZE, 1))).toEqual(rows(DOT));
});

test("regions that touch by a corner only are two", () => {
  const mask = new Uint8Array(35);
  mask[0] = mask[8] = mask[9] = 1;
  expect(regions(SIZE, (i) => mask[i] === 1).map((region) => region.length)).toEqual([1, 2]);
});

test("the rim of a filled picture is empty, and that of a hole goes round it", () => {
  expect(rimOf(new Uint8Array(35).fill(1), SIZE)).toEqual([]);
  expect(rimOf(invert(DOT), SIZE)).toEqual([10, 16, 18, 24]);
});
