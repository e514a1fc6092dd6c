import { byteAt, clamp, doubleAt } from "#app/imaging/pixels/access.ts";
import type { Size } from "#app/imaging/pixels/picture.ts";
import { solve } from "#app/imaging/pixels/solve.ts";

/** A painter's light: per channel an offset and a gain that changes evenly over the picture. */
export interface LightFit {
  /** Four numbers a channel: offset, gain, its change from left to right, and from top to bottom. */
  readonly channels: readonly Float64Array[];
}

const TERMS = 4;

export interface LightInput extends Size {
  /** What was given and what came back; three bytes a pixel. */
  readonly given: Uint8Array;
  readonly painted: Uint8Array;
  /** 1 where they are compared. */
  readonly used: Uint8Array;
}

/** Least squares of painted ≈ offset + given · gain(x, y), every fourth pixel. */
export function fitLight(input: LightInput): LightFit {
  return { channels: [0, 1, 2].map((channel) => fitChannel(input, channel)) };
}

function fitChannel({ given, painted, used, width, height }: LightInput, channel: number): Float64Array {
  const matrix = new Float64Array(TERMS * TERMS);
  const right = new Float64Array(TERMS);
  for (let i = 0; i < used.length; i += 4) {
    if (!used[i]) continue;
    const row = terms(byteAt(given, i * 3 + channel), (i % width) / width - 0.5, Math.floor(i / width) / height - 0.5);
    row.forEach((a, k) => {
      right[k] = doubleAt(right, k) + a * byteAt(painted, i * 3 + channel);
      row.forEach((b, l) => (matrix[k * TERMS + l] = doubleAt(matrix, k * TERMS + l) + a * b));
    });
  }
  // A weak pull towards "nothing changed", for products of one flat colour.
  for (let k = 0; k < TERMS; k++) matrix[k * TERMS + k] = doubleAt(matrix, k * TERMS + k) + (k === 0 ? 50 : 1);
  right[1] = doubleAt(right, 1) + 1;
  return solve({ order: TERMS, columns: 1, matrix, right });
}

function terms(value: number, x: number, y: number): readonly number[] {
  return [1, value, value * x, value * y];
}

/** What was given, under the painter's light. */
export function underLight({ given, width, height }: LightInput, light: LightFit): Uint8Array {
  const out = new Uint8Array(given.length);
  light.channels.forEach((fit, channel) => {
    for (let i = 0, p = channel; p < given.length; i++, p += 3) {
      const x = (i % width) / width - 0.5;
      const y = Math.floor(i / width) / height - 0.5;
      const gain = doubleAt(fit, 1) + doubleAt(fit, 2) * x + doubleAt(fit, 3) * y;
      out[p] = clamp(Math.round(doubleAt(fit, 0) + byteAt(given, p) * gain), 0, 255);
    }
  });
  return out;
}

/** The larger of: how far the fitted gain is from 1 in any channel, and how far the mean level moved, as a share. */
export function lightChange({ given, painted, used }: LightInput, { channels }: LightFit): number {
  const gains = channels.map((fit) => Math.abs(doubleAt(fit, 1) - 1));
  const levels = [0, 1, 2].map((channel) => {
    let before = 0;
    let after = 0;
    for (let i = 0; i < used.length; i += 4) {
      if (!used[i]) continue;
      before += byteAt(given, i * 3 + channel);
      after += byteAt(painted, i * 3 + channel);
    }
    return Math.abs(after - before) / Math.max(1, before, after);
  });
  const texture = Math.max(...gains);
  // A flat product's gain cannot be told from an offset, so its level alone counts.
  return Math.max(...levels, Math.min(texture, 0.6) * (texture > 0.6 ? 1 : 0));
}
