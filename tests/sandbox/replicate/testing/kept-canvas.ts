import type { Canvas } from "#tests/sandbox/replicate/painter/canvas.ts";

type Size = { readonly width: number; readonly height: number };
type PixelBox = { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };

/** A grey canvas of which a rectangle is kept and all the rest is to be painted. */
export function keeping({ width, height }: Size, { x0, x1, y0, y1 }: PixelBox): Canvas {
  const paint = new Uint8Array(width * height).fill(255);
  for (let y = y0; y < y1; y += 1) paint.fill(0, y * width + x0, y * width + x1);
  return { width, height, pixels: new Uint8Array(paint.length * 3).fill(128), paint };
}
