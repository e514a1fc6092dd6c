import { expect, test } from "vitest";

import { colour, darker, encoded, linear } from "./colour.ts";
import { cell, clouds, noise } from "./noise.ts";

test.each([
  ["#000000", 0],
  ["#0a0a0a", 0.003035],
  ["#808080", 0.215861],
  ["#bcbcbc", 0.502886],
  ["#ffffff", 1],
])("%s is %d in linear light", (hex, expected) => {
  const { r, g, b } = colour(hex);
  for (const channel of [r, g, b]) expect(channel).toBeCloseTo(expected, 5);
});

test("the three pairs of digits are red, green and blue", () => {
  expect(colour("#ff0000")).toEqual({ r: 1, g: 0, b: 0 });
  expect(colour("#00ff00")).toEqual({ r: 0, g: 1, b: 0 });
  expect(colour("#0000ff")).toEqual({ r: 0, g: 0, b: 1 });
});

test("encoding and decoding undo each other for all 256 values", () => {
  for (let value = 0; value < 256; value += 1) expect(encoded(linear(value / 255)) * 255).toBeCloseTo(value, 6);
});

test("the two pieces of the transfer curve meet", () => {
  expect(linear(0.04045)).toBeCloseTo(linear(0.040451), 5);
  expect(encoded(0.0031308)).toBeCloseTo(encoded(0.0031309), 5);
});

test("a darker colour keeps its hue", () => {
  expect(darker({ r: 0.8, g: 0.4, b: 0.2 }, 0.5)).toEqual({ r: 0.4, g: 0.2, b: 0.1 });
});

const POINTS = Array.from(
  { length: 900 },
  (_, at) => [((at % 30) - 15) * 0.37, (Math.floor(at / 30) - 15) * 0.53] as const,
);

test.each<[string, (x: number, y: number) => number]>([
  ["cell", (x, y) => cell(Math.floor(x * 10), Math.floor(y * 10))],
  ["noise", noise],
  ["clouds", clouds],
])("%s stays from 0 up to 1, a half on average, and is the same every time", (_, at) => {
  const values = POINTS.map(([x, y]) => at(x, y));
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThan(1);
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
  expect(POINTS.map(([x, y]) => at(x, y))).toEqual(values);
});

test("noise is smooth, also across the cells' borders and below zero", () => {
  for (const [x, y] of POINTS) {
    expect(Math.abs(noise(x + 1e-4, y) - noise(x, y))).toBeLessThan(2e-4);
    expect(Math.abs(noise(x, y + 1e-4) - noise(x, y))).toBeLessThan(2e-4);
  }
  expect(noise(-3, 4)).toBe(cell(-3, 4));
});

test("neighbouring cells have nothing to do with each other", () => {
  const pairs = Array.from({ length: 500 }, (_, at) => [cell(at, 7), cell(at + 1, 7)] as const);
  const product = pairs.reduce((sum, [one, other]) => sum + (one - 0.5) * (other - 0.5), 0) / pairs.length;
  expect(Math.abs(product)).toBeLessThan(0.02);
  expect(new Set(pairs.map(([one]) => one)).size).toBe(500);
});
