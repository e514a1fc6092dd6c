import type { Canvas } from "#tests/sandbox/replicate/painter/canvas.ts";
import { paintPlainRoom } from "#tests/sandbox/replicate/painter/plain.ts";
import type { Commission } from "#tests/sandbox/replicate/painter/painter.ts";

export function paintRoom(canvas: Canvas, { seed }: Commission): Promise<Uint8Array> {
  return Promise.resolve(paintPlainRoom(canvas, seed));
}
