import { HORIZON } from "./camera.ts";
import { readCanvas, type Canvas } from "./canvas.ts";
import { finishPicture } from "./finish.ts";
import type { Painter } from "./painter.ts";
import { randomOf } from "./random.ts";

/** Quick enough to need no thread. */
export const plainPainter: Painter = {
  paint: async (commission) => {
    const canvas = await readCanvas(commission);
    return finishPicture(canvas, paintPlainRoom(canvas, commission.seed), commission);
  },
  close: () => Promise.resolve(),
};

/** A wall and a floor in flat gradients: a room quick enough for tests that need thousands. RGB, row by row. */
export function paintPlainRoom({ width, height }: Pick<Canvas, "width" | "height">, seed: number): Uint8Array {
  const random = randomOf(seed);
  const wall = [205 + random() * 30, 200 + random() * 30, 190 + random() * 30];
  const floor = [150 + random() * 40, 120 + random() * 40, 90 + random() * 40];
  // The floor meets a wall 4.5 m away a little under the horizon.
  const edge = Math.round(height * (HORIZON + 0.28));
  const room = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y += 1) {
    const colour = y < edge ? wall : floor;
    const light = y < edge ? 1 - (0.15 * y) / edge : 0.8 + (0.2 * (y - edge)) / (height - edge);
    for (let x = 0; x < width; x += 1) {
      const fall = light * (1.02 - (0.12 * x) / width);
      for (const channel of colour) room[at++] = Math.min(255, channel * fall);
    }
  }
  return room;
}
