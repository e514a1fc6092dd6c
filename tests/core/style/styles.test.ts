import { describe, expect, test } from "vitest";

import { SURFACES } from "#app/core/shot/placement.ts";
import { DEFAULT_MODEL, ROOM_MODELS, roomModelInput } from "#app/core/style/model.ts";
import { findStyle, promptFor, seedFor, styleKeySchema, STYLES } from "#app/core/style/styles.ts";

test("every style that can be asked for is there, once", () => {
  expect(STYLES.map(({ key }) => key)).toEqual(styleKeySchema.options);
  for (const { key } of STYLES) expect(findStyle(key)?.key).toBe(key);
  expect(findStyle("unheard-of")).toBeNull();
});

describe.each(STYLES)("the words for $key", (style) => {
  test.each(SURFACES)("tell room, light and place of a product for the %s", (surface) => {
    const prompt = promptFor(style, surface);
    expect(prompt).toContain(style.room);
    expect(prompt).toContain(style.light);
    expect(prompt).toMatch(/nothing stands in front of it or touches it/);
  });
});

test("each surface is told differently", () => {
  const [style] = STYLES;
  const prompts = SURFACES.map((surface) => (style === undefined ? "" : promptFor(style, surface)));
  expect(new Set(prompts).size).toBe(SURFACES.length);
});

test("the seed is the style's own at first, and differs for every style, variation and attempt", () => {
  const seeds = STYLES.flatMap((style) => {
    expect(seedFor(style, 0, 1)).toBe(style.seed);
    return [0, 1, 2, 3].flatMap((variation) => [1, 2, 3].map((attempt) => seedFor(style, variation, attempt)));
  });
  expect(new Set(seeds).size).toBe(seeds.length);
});

test("a seed is what the model takes, however often was painted", () => {
  for (const style of STYLES) {
    const seed = seedFor(style, 1_000_000, 3);
    expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31 - 1).toBe(true);
  }
});

test("the model is handed canvas, mask, words and seed, and is told to change none of the words", () => {
  const paint = { canvasUrl: "https://s3/c", maskUrl: "https://s3/m", prompt: "a room", seed: 7 };
  expect(roomModelInput(paint)).toMatchObject({
    image: "https://s3/c",
    mask: "https://s3/m",
    prompt: "a room",
    seed: 7,
    output_format: "png",
    prompt_upsampling: false,
  });
  expect(ROOM_MODELS[DEFAULT_MODEL].cancelAfterSeconds).toBeGreaterThanOrEqual(5);
});
