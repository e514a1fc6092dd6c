// One reader per array type: a shared one would see several hidden classes and make every inner loop slow.

/** Byte at `index`, 0 outside. */
export function byteAt(values: Uint8Array, index: number): number {
  return values[index] ?? 0;
}

/** Float at `index`, 0 outside. */
export function floatAt(values: Float32Array, index: number): number {
  return values[index] ?? 0;
}

/** Double at `index`, 0 outside. */
export function doubleAt(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

/** Integer at `index`, 0 outside. */
export function intAt(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}

/** `value` held between `low` and `high`. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
