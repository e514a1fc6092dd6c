import { randomOf } from "#tests/sandbox/replicate/painter/random.ts";

import { encoded } from "./material/colour.ts";

/** Linear light of a picture, three numbers a pixel; NaN where nothing was painted. */
export type Film = { readonly width: number; readonly height: number; readonly light: Float32Array };

const STEPS = 4096;
const ENCODED = Float32Array.from({ length: STEPS + 1 }, (_, value) => 255 * encoded(value / STEPS));
/** Below the knee light is kept in proportion; above it highlights roll off towards white. */
const KNEE = 0.55;
/** Every 67th pixel is metered. */
const METER_STRIDE = 201;

/** Exposes for the room's middle brightness `key` (encoded, 0 to 1) and gives 8-bit RGB with a little grain. */
export function develop(film: Film, key: number, seed: number): Uint8Array {
  const { width, height, light } = film;
  const exposure = exposureFor(light, key);
  const random = randomOf(seed ^ 0x5bd1e995);
  const out = new Uint8Array(light.length);
  for (let pixel = 0, at = 0; pixel < width * height; pixel += 1) {
    const x = (pixel % width) / width - 0.5;
    const y = Math.floor(pixel / width) / height - 0.5;
    const lens = exposure * (1 - 0.22 * (x * x + y * y));
    const grain = (random() + random() - 1) * 2.2;
    for (let channel = 0; channel < 3; channel += 1, at += 1) {
      const value = ENCODED[Math.round(STEPS * rollOff((light[at] ?? 0) * lens))] ?? 0;
      out[at] = Math.max(0, Math.min(255, Math.round(value + grain)));
    }
  }
  return out;
}

/** Halves the search until the mean encoded brightness is the key. */
function exposureFor(light: Float32Array, key: number): number {
  const samples: number[] = [];
  for (let at = 1; at < light.length; at += METER_STRIDE) {
    const value = light[at] ?? NaN;
    if (!Number.isNaN(value)) samples.push(value);
  }
  let [low, high] = [0.05, 20];
  for (let round = 0; round < 14; round += 1) {
    const middle = Math.sqrt(low * high);
    const mean =
      samples.reduce((sum, value) => sum + encoded(rollOff(value * middle)), 0) / Math.max(1, samples.length);
    if (mean < key) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

function rollOff(value: number): number {
  if (!(value > 0)) return 0;
  return value <= KNEE ? value : KNEE + (1 - KNEE) * (1 - Math.exp((KNEE - value) / (1 - KNEE)));
}
