import { expect, test } from "vitest";

import type { Canvas } from "#tests/sandbox/replicate/painter/canvas.ts";
import { CAMERA_HEIGHT_M, HORIZON, TAN_HALF_FOV } from "#tests/sandbox/replicate/painter/camera.ts";

import { develop } from "./develop.ts";
import { Hit, Ray } from "./geometry/ray.ts";
import { DAYLIGHT } from "./geometry/shell.ts";
import { View } from "./geometry/view.ts";
import { Contact } from "./light/contact.ts";
import { placeProduct } from "./product.ts";
import { buildRoom } from "./room.ts";
import { styleOf, supportOf, type Support } from "./style/recognise.ts";

const size = { width: 80, height: 80 };
const view = new View(size);

test.each([
  ["Scandinavian living room, pale oak plank floor, white painted walls", "scandinavian"],
  ["industrial loft, polished concrete floor, old brick wall", "industrial"],
  ["mid-century modern living room, herringbone walnut floor", "mid-century"],
  ["coastal living room, washed oak floor, white shiplap wall", "coastal"],
  ["Japandi bedroom, oak floor, limewashed walls", "japandi"],
])("the room of “%s” is %s", (prompt, name) => {
  expect(styleOf(prompt)).toBe(styleOf(name));
  expect(new Set(["scandinavian", "industrial", "mid-century", "coastal", "japandi"].map(styleOf)).size).toBe(5);
});

test.each<[string, Support]>([
  ["The product stands on the floor with a natural contact shadow; oak floor, white walls", "floor"],
  ["The product is hanging on the wall", "wall"],
  ["The product stands on a table", "table"],
  ["The product is hanging from the ceiling", "ceiling"],
  ["The rug is lying on the floor", "rug"],
  ["A room", "floor"],
])("“%s” puts the product at the %s", (prompt, support) => {
  expect(supportOf(prompt)).toBe(support);
});

test("a point appears where the shared camera says", () => {
  const [height, depth] = [0.5, 3];
  const row = HORIZON + (CAMERA_HEIGHT_M - height) / (2 * TAN_HALF_FOV * depth);
  expect(view.pictureY(height, depth)).toBeCloseTo(row * size.height);
  expect(view.worldY(view.pictureY(height, depth), depth)).toBeCloseTo(height);
  expect(view.worldX(view.pictureX(-0.7, depth), depth)).toBeCloseTo(-0.7);
});

test("a product on the floor stands where its lowest point touches it", () => {
  const bottom = view.pictureY(0, 2.5);
  const product = placeProduct(keeping({ x0: 30, x1: 50, y0: 30, y1: Math.round(bottom) }), view, "floor");
  expect(product?.z).toBeCloseTo(2.5, 0);
  expect(product?.y0).toBeCloseTo(0, 5);
});

const KEPT: Record<Exclude<Support, "none">, { x0: number; x1: number; y0: number; y1: number }> = {
  floor: { x0: 24, x1: 52, y0: 34, y1: 70 },
  wall: { x0: 30, x1: 50, y0: 10, y1: 40 },
  table: { x0: 30, x1: 50, y0: 30, y1: 64 },
  ceiling: { x0: 30, x1: 50, y0: 0, y1: 34 },
  rug: { x0: 8, x1: 72, y0: 58, y1: 74 },
};

test.each(Object.keys(KEPT) as (keyof typeof KEPT)[])("nothing is painted before a product at the %s", (support) => {
  const canvas = keeping(KEPT[support]);
  for (const name of ["scandinavian", "industrial", "mid-century", "coastal", "japandi"]) {
    for (const seed of [1, 2, 3]) expect(inFront(canvas, { name, support, seed })).toEqual([]);
  }
});

test("the ground is dark where the product touches it and light elsewhere", () => {
  const canvas = keeping(KEPT.floor);
  const product = placeProduct(canvas, view, "floor");
  if (product === undefined) throw new RangeError("The canvas keeps a product.");
  const contact = new Contact(product, canvas, view);
  expect(contact.at(0, product.z + 0.03)).toBeLessThan(0.65);
  expect(contact.at(0, product.z - 0.6)).toBeGreaterThan(0.95);
  expect(contact.at(product.x1 + 0.5, product.z)).toBe(1);
});

test("a picture is developed to the brightness asked for", () => {
  const light = new Float32Array(60 * 60 * 3).map((_, at) => 0.02 + (at % 97) / 40);
  for (const key of [0.4, 0.6]) {
    const developed = develop({ width: 60, height: 60, light }, key, 1);
    const mean = developed.reduce((sum, value) => sum + value, 0) / developed.length / 255;
    expect(mean).toBeCloseTo(key, 1);
  }
});

function keeping({ x0, x1, y0, y1 }: { x0: number; x1: number; y0: number; y1: number }): Canvas {
  const paint = new Uint8Array(size.width * size.height).fill(255);
  for (let y = y0; y < y1; y += 1) paint.fill(0, y * size.width + x0, y * size.width + x1);
  return { ...size, pixels: new Uint8Array(paint.length * 3).fill(128), paint };
}

type Setting = { readonly name: string; readonly support: Support; readonly seed: number };

/** The kept points at which the camera would see something nearer than the product that is not the ground under it. */
function inFront(canvas: Canvas, { name, support, seed }: Setting): string[] {
  const { scene, product } = buildRoom({ style: styleOf(name), support, seed }, canvas, view);
  const [ray, hit, found] = [new Ray(), new Hit(DAYLIGHT), [] as string[]];
  for (let pixel = 0; pixel < canvas.paint.length; pixel += 1) {
    if (canvas.paint[pixel] !== 0) continue;
    const [x, y] = [pixel % size.width, Math.floor(pixel / size.width)];
    view.aim(ray, x + 0.5, y + 0.5);
    scene.look(ray, hit);
    const isGround = hit.ny > 0.99;
    if (!isGround && hit.distance < (product?.z ?? 0) - 0.01) found.push(`${name} ${seed}: ${x},${y}`);
  }
  return found;
}
