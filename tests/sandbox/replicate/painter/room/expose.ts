import type { Canvas } from "#tests/sandbox/replicate/painter/canvas.ts";

import type { Film } from "./develop.ts";
import type { Colour, Surface } from "./material/surface.ts";
import type { Shader } from "./shader.ts";

/** Where inside a pixel on an edge to look again. */
const AGAIN = [
  [0.2, 0.35],
  [0.8, 0.15],
  [0.65, 0.85],
] as const;
const BRIGHTEST_ON_EDGE = 3;

/** Lights every pixel that is to be painted, edges with four looks. */
export function expose({ width, height, paint }: Canvas, shader: Shader): Film {
  const light = new Float32Array(width * height * 3).fill(NaN);
  const surfaces: (Surface | undefined)[] = new Array<undefined>(width * height).fill(undefined);
  const faces = new Int16Array(width * height);
  const colour: Colour = { r: 0, g: 0, b: 0 };
  for (let pixel = 0; pixel < paint.length; pixel += 1) {
    if (paint[pixel] === 0) continue;
    const seen = shader.shade((pixel % width) + 0.5, Math.floor(pixel / width) + 0.5, colour);
    surfaces[pixel] = seen.surface;
    faces[pixel] = seen.face;
    write(light, pixel, colour);
  }
  for (let pixel = width; pixel < paint.length - width; pixel += 1) {
    if (surfaces[pixel] === undefined || !isEdge(surfaces, faces, [pixel, width])) continue;
    write(light, pixel, softened(shader, light, [pixel, width]));
  }
  return { width, height, light };
}

type At = readonly [pixel: number, width: number];

function isEdge(surfaces: readonly (Surface | undefined)[], faces: Int16Array, [pixel, width]: At): boolean {
  for (const other of [pixel + 1, pixel - 1, pixel + width, pixel - width]) {
    if (surfaces[other] === undefined) continue;
    if (surfaces[other] !== surfaces[pixel] || faces[other] !== faces[pixel]) return true;
  }
  return false;
}

function softened(shader: Shader, light: Float32Array, [pixel, width]: At): Colour {
  const sum: Colour = {
    r: Math.min(BRIGHTEST_ON_EDGE, light[pixel * 3] ?? 0),
    g: Math.min(BRIGHTEST_ON_EDGE, light[pixel * 3 + 1] ?? 0),
    b: Math.min(BRIGHTEST_ON_EDGE, light[pixel * 3 + 2] ?? 0),
  };
  const colour: Colour = { r: 0, g: 0, b: 0 };
  for (const [dx, dy] of AGAIN) {
    shader.shade((pixel % width) + dx, Math.floor(pixel / width) + dy, colour);
    sum.r += Math.min(BRIGHTEST_ON_EDGE, colour.r);
    sum.g += Math.min(BRIGHTEST_ON_EDGE, colour.g);
    sum.b += Math.min(BRIGHTEST_ON_EDGE, colour.b);
  }
  const looks = AGAIN.length + 1;
  return { r: sum.r / looks, g: sum.g / looks, b: sum.b / looks };
}

function write(light: Float32Array, pixel: number, { r, g, b }: Colour): void {
  light[pixel * 3] = r;
  light[pixel * 3 + 1] = g;
  light[pixel * 3 + 2] = b;
}
