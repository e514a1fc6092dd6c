/** A number in [0, 1) that is always the same for the same pair of integers. */
export function cell(i: number, j: number): number {
  let mixed = Math.imul(i, 0x27d4eb2d) ^ Math.imul(j, 0x165667b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
}

/** Smooth noise in [0, 1) with one bump per unit. */
export function noise(x: number, y: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const u = ease(x - i);
  const v = ease(y - j);
  const near = cell(i, j) * (1 - u) + cell(i + 1, j) * u;
  const far = cell(i, j + 1) * (1 - u) + cell(i + 1, j + 1) * u;
  return near * (1 - v) + far * v;
}

/** Noise with finer noise in it, about 0.5 on average. */
export function clouds(x: number, y: number): number {
  return 0.52 * noise(x, y) + 0.28 * noise(x * 2.1 + 5.3, y * 2.1 + 9.1) + 0.2 * noise(x * 4.7 + 31.7, y * 4.7 + 7.9);
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}
