import { cell, clouds, noise } from "./noise.ts";
import { setColour, type Colour, type Texture } from "./surface.ts";

/** Strength of a board's colour: `along` the grain and `across` it in metres; every board of its own `seed`. */
export function grain(along: number, across: number, seed: number): number {
  const wave = clouds(along * 0.9 + seed * 7.1, across * 6 + seed * 5.3);
  const rings = Math.sin(across * 55 + wave * 9 + seed * 17);
  const pores = noise(along * 9 + seed * 3.3, across * 260 + seed);
  const streaks = noise(along * 2 + seed, across * 90 + seed * 9.7);
  return 0.86 + 0.2 * (wave - 0.5) + 0.045 * rings + 0.07 * (pores - 0.5) + 0.1 * (streaks - 0.5);
}

/** Furniture wood with its grain along x. */
export function boardAlongX(tint: Readonly<Colour>, seed = 1): Texture {
  return (at, out) => {
    setColour(out, tint, 1.1 * grain(at.x, at.y + at.z, seed));
  };
}

/** A top glued up from staves, as of a solid wood table. */
export function stavesAlongX(tint: Readonly<Colour>): Texture {
  const width = 0.11;
  return (at, out) => {
    const row = Math.floor(at.z / width);
    const seed = cell(row, 11) * 9;
    const joint = Math.abs(at.z / width - row - 0.5) > 0.492 ? 0.86 : 1;
    setColour(out, tint, joint * (0.93 + 0.2 * cell(row, 5)) * 1.05 * grain(at.x, at.z + at.y, seed));
  };
}

/** Long floor boards that run away from the camera. */
export function planks(tint: Readonly<Colour>, width: number): Texture {
  const length = 1.9;
  return (at, out) => {
    const row = Math.floor(at.x / width);
    const shifted = at.z / length + cell(row, 3);
    const board = Math.floor(shifted);
    const seed = cell(row * 7 + board, board * 3 + row);
    const toSide = (0.5 - Math.abs(at.x / width - row - 0.5)) * width;
    const toEnd = (0.5 - Math.abs(shifted - board - 0.5)) * length;
    const gap = toSide < 0.0022 || toEnd < 0.0025 ? 0.5 : 1;
    setColour(out, tint, gap * (0.88 + 0.26 * seed) * grain(at.z, at.x, seed * 13));
  };
}

/** Herringbone parquet: blocks five times as long as they are wide, laid at 45°. */
export function herringbone(tint: Readonly<Colour>): Texture {
  const width = 0.1;
  const ratio = 5;
  return (at, out) => {
    const a = ((at.x + at.z) * Math.SQRT1_2) / width;
    const b = ((at.z - at.x) * Math.SQRT1_2) / width;
    const [i, j] = [Math.floor(a), Math.floor(b)];
    const phase = (((i + j) % (2 * ratio)) + 2 * ratio) % (2 * ratio);
    const lies = phase < ratio;
    const step = lies ? phase : phase - ratio;
    const along = (lies ? a - i : b - j) + step;
    const across = lies ? b - j : a - i;
    const seed = lies ? cell(i - step, j) : cell(i, j - step + 977);
    const edge = Math.min(across, 1 - across, along, ratio - along);
    const gap = edge < 0.022 ? 0.62 : 1;
    setColour(out, tint, gap * (0.84 + 0.32 * seed) * grain(along * width, across * width + seed, seed * 11));
  };
}
