import { expect, test } from "vitest";

import { keeping } from "#tests/sandbox/replicate/testing/kept-canvas.ts";

import { arrange, seenAtBack } from "./arrange.ts";
import { expose } from "./expose.ts";
import { openKit } from "./furniture/kit.ts";
import { View } from "./geometry/view.ts";
import type { LightMap } from "./light/light-map.ts";
import { paintRoom } from "./paint-room.ts";
import { placeProduct } from "./product.ts";
import { buildRoom } from "./room.ts";
import { Shader } from "./shader.ts";
import { styleOf, supportOf, type Support } from "./style/recognise.ts";

const size = { width: 72, height: 72 };
const view = new View(size);
const STYLES = ["scandinavian", "industrial", "mid-century", "coastal", "japandi"];
const KEPT: Record<Exclude<Support, "none">, Parameters<typeof keeping>[1]> = {
  floor: { x0: 22, x1: 47, y0: 30, y1: 63 },
  wall: { x0: 27, x1: 45, y0: 9, y1: 36 },
  table: { x0: 27, x1: 45, y0: 27, y1: 58 },
  ceiling: { x0: 27, x1: 45, y0: 0, y1: 30 },
  rug: { x0: 7, x1: 65, y0: 52, y1: 67 },
};
const SUPPORTS = Object.keys(KEPT) as (keyof typeof KEPT)[];
const CASES = STYLES.flatMap((style) => SUPPORTS.map((support) => ({ style, support })));

test.each(CASES)(
  "around a product at the $support a $style room is furnished inside its walls",
  ({ style, support }) => {
    for (const seed of [1, 2, 3]) {
      const canvas = keeping(size, KEPT[support]);
      const { scene, product } = buildRoom({ style: styleOf(style), support, seed }, canvas, view);
      const { measures: shell } = scene.shell;
      const shapes = arrange({ kit: openKit(styleOf(style), seed), shell, view }, product);
      expect(shapes.length).toBeGreaterThan(0);
      for (const { bounds } of shapes) {
        expect(bounds.y0).toBeGreaterThan(-0.05);
        expect(bounds.y1).toBeLessThanOrEqual(shell.ceiling + 1e-9);
        expect(bounds.z1).toBeLessThanOrEqual(shell.back + 0.3);
        expect(bounds.z0).toBeGreaterThan(0.3);
      }
    }
  },
);

test("what is seen of the back wall is as wide as the picture there", () => {
  const wide = new View({ width: 144, height: 72 });
  const { scene, kit } = buildRoom(
    { style: styleOf("coastal"), support: "none", seed: 1 },
    keeping(size, none()),
    view,
  );
  const shell = scene.shell.measures;
  const [square, broad] = [view, wide].map((each) => seenAtBack({ kit, shell, view: each }));
  expect(square?.right).toBeCloseTo((shell.back - 0.25) / 2, 9);
  expect((broad?.right ?? 0) - (broad?.left ?? 0)).toBeGreaterThan((square?.right ?? 0) - (square?.left ?? 0));
});

test.each(SUPPORTS)("a product at the %s has room between camera and back wall", (support) => {
  const canvas = keeping(size, KEPT[support]);
  for (const seed of [1, 2, 3]) {
    const { scene, product } = buildRoom({ style: styleOf("coastal"), support, seed }, canvas, view);
    expect(product?.z).toBeGreaterThanOrEqual(1);
    expect(scene.shell.measures.back).toBeGreaterThanOrEqual((product?.z ?? 9) + (product?.depth ?? 9) - 1e-9);
  }
});

test.each<[Support, Parameters<typeof keeping>[1]]>([
  ["none", KEPT.floor],
  ["floor", none()],
])("with support %s and %o there is no product to stand anywhere", (support, kept) => {
  expect(placeProduct(keeping(size, kept), view, support)).toBeUndefined();
});

test("a product cut off below the picture stands no nearer than a metre, one at the horizon no farther than the room", () => {
  const near = placeProduct(
    keeping(size, { x0: 10, x1: 60, y0: 40, y1: 72 }),
    new View({ width: 72, height: 72 }),
    "floor",
  );
  const far = placeProduct(keeping(size, { x0: 34, x1: 38, y0: 20, y1: 30 }), view, "floor");
  expect(near?.z).toBeGreaterThanOrEqual(1);
  expect(far?.z).toBeLessThanOrEqual(5.5);
});

test.each<[string, Support]>([
  ["hung on a wall", "wall"],
  ["mounted against the wall", "wall"],
  ["suspended from a ceiling", "ceiling"],
  ["a rug, which lies on the floor", "rug"],
  ["a vase on the wooden console", "table"],
  ["placed on a shelf", "table"],
  ["A lamp hanging from the ceiling over a table, not on the wall", "ceiling"],
  ["a table on the floor of a room with a rug", "floor"],
  ["", "floor"],
])("“%s” is at the %s", (prompt, support) => {
  expect(supportOf(prompt)).toBe(support);
});

test.each([
  ["NORDIC flat", "scandinavian"],
  ["a midcentury den", "mid-century"],
  ["a beach house", "coastal"],
  ["wabi-sabi", "japandi"],
  ["a gothic cellar", "scandinavian"],
  ["lofty words", "scandinavian"],
])("“%s” is painted %s", (prompt, style) => {
  expect(styleOf(prompt)).toBe(styleOf(style));
});

test("only what is to be painted is exposed, and all of that", () => {
  const canvas = keeping(size, KEPT.floor);
  const room = buildRoom({ style: styleOf("coastal"), support: "floor", seed: 1 }, canvas, view);
  const { light } = expose(canvas, new Shader(room, evenLight(), { sun: undefined, contact: undefined }));
  for (let pixel = 0; pixel < canvas.paint.length; pixel += 1) {
    const level = light[pixel * 3] ?? NaN;
    expect(Number.isNaN(level)).toBe(canvas.paint[pixel] === 0);
    if (canvas.paint[pixel] !== 0) expect(level).toBeGreaterThanOrEqual(0);
  }
});

test("twice the light is a film twice as bright", () => {
  const canvas = keeping(size, KEPT.floor);
  const room = buildRoom({ style: styleOf("coastal"), support: "floor", seed: 1 }, canvas, view);
  const lit = (level: number): number =>
    expose(canvas, new Shader(room, evenLight(level), { sun: undefined, contact: undefined })).light[
      (70 * 72 + 5) * 3
    ] ?? 0;
  expect(lit(0.8) / lit(0.4)).toBeCloseTo(2, 3);
});

test("kept pixels stay black in the painted room, and the same order paints the same room", () => {
  const canvas = keeping(size, KEPT.floor);
  const order = { style: styleOf("japandi"), support: "floor", seed: 5 } as const;
  const [room, again] = [paintRoom(canvas, order), paintRoom(canvas, order)];
  expect(room).toEqual(again);
  const kept = (40 * 72 + 30) * 3;
  expect(Math.max(...room.subarray(kept, kept + 9))).toBeLessThanOrEqual(3);
  expect(room.reduce((sum, value) => sum + value, 0) / room.length).toBeGreaterThan(60);
});

function none(): Parameters<typeof keeping>[1] {
  return { x0: 0, x1: 0, y0: 0, y1: 0 };
}

/** Light of one strength on whatever is seen, from wherever. */
function evenLight(level = 0.5): LightMap {
  const points = 36 * 36;
  return {
    step: 2,
    width: 36,
    height: 36,
    diffuse: new Float32Array(points * 3).fill(level),
    mirror: new Float32Array(points * 3),
    normals: new Float32Array(points * 3),
    sun: new Float32Array(points),
    surfaces: [],
  };
}
