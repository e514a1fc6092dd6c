import { byteAt, doubleAt, floatAt } from "#app/imaging/pixels/access.ts";
import type { Size } from "#app/imaging/pixels/picture.ts";

/** Sums over each 8 × 8 block's compared pixels: one float a block each. */
export interface BlockSums extends Size {
  /** Pixels compared. */
  readonly count: Float32Array;
  /** Residual: luma, blue and red difference. */
  readonly luma: Float32Array;
  readonly blue: Float32Array;
  readonly red: Float32Array;
  /** Their energies. */
  readonly lumaEnergy: Float32Array;
  readonly chromaEnergy: Float32Array;
  /** Energy of what the encoding alone did to the wanted pixels. */
  readonly lumaNoise: Float32Array;
  readonly chromaNoise: Float32Array;
}

export interface Compared extends Size {
  /** The file's pixels, what they should be after encoding, and before it; three bytes a pixel. */
  readonly candidate: Uint8Array;
  readonly predicted: Uint8Array;
  readonly wanted: Uint8Array;
  /** 1 where pixels are compared. */
  readonly used: Uint8Array;
}

/** Residual of each block, in Rec. 601 luma and its two colour differences. */
export function sumBlocks(all: Compared): BlockSums {
  const width = (all.width + 7) >> 3;
  const height = (all.height + 7) >> 3;
  const plane = () => new Float32Array(width * height);
  const sums: BlockSums = {
    width,
    height,
    count: plane(),
    luma: plane(),
    blue: plane(),
    red: plane(),
    lumaEnergy: plane(),
    chromaEnergy: plane(),
    lumaNoise: plane(),
    chromaNoise: plane(),
  };
  for (let y = 0, i = 0; y < all.height; y++)
    for (let x = 0; x < all.width; x++, i++)
      if (all.used[i]) addPixel(sums, all, { i, block: (y >> 3) * width + (x >> 3) });
  return sums;
}

function addPixel(sums: BlockSums, all: Compared, { i, block }: { i: number; block: number }): void {
  const [y, b, r] = difference(all.candidate, all.predicted, i * 3);
  const [noiseY, noiseB, noiseR] = difference(all.predicted, all.wanted, i * 3);
  add(sums.count, block, 1);
  add(sums.luma, block, y);
  add(sums.blue, block, b);
  add(sums.red, block, r);
  add(sums.lumaEnergy, block, y * y);
  add(sums.chromaEnergy, block, b * b + r * r);
  add(sums.lumaNoise, block, noiseY * noiseY);
  add(sums.chromaNoise, block, noiseB * noiseB + noiseR * noiseR);
}

function add(plane: Float32Array, at: number, value: number): void {
  plane[at] = floatAt(plane, at) + value;
}

function difference(a: Uint8Array, b: Uint8Array, at: number): readonly [number, number, number] {
  const r = byteAt(a, at) - byteAt(b, at);
  const g = byteAt(a, at + 1) - byteAt(b, at + 1);
  const blue = byteAt(a, at + 2) - byteAt(b, at + 2);
  const y = 0.299 * r + 0.587 * g + 0.114 * blue;
  return [y, 0.564 * (blue - y), 0.713 * (r - y)];
}

/** 1 for blocks whose whole neighbourhood is compared: nothing of the surroundings gets into them. */
export function innerBlocks(sums: BlockSums): Uint8Array {
  const { width, height, count } = sums;
  const inner = new Uint8Array(count.length);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) inner[y * width + x] = isSurrounded(sums, y * width + x) ? 1 : 0;
  return inner;
}

function isSurrounded({ count, width }: BlockSums, block: number): boolean {
  for (let k = 0; k < 9; k++)
    if (floatAt(count, block + (Math.floor(k / 3) - 1) * width + (k % 3) - 1) < 64) return false;
  return true;
}

/** A summed-area table: any window's sum in four reads. */
export interface Integral {
  readonly sum: (left: number, top: number, side: number) => number;
}

/** The integral of a plane of blocks, of those in `only` when given. */
export function integral(plane: Float32Array, { width, height }: Size, only: Uint8Array | null): Integral {
  const stride = width + 1;
  const table = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0, line = 0; x < width; x++) {
      const k = y * width + x;
      if (!only || only[k]) line += floatAt(plane, k);
      table[(y + 1) * stride + x + 1] = doubleAt(table, y * stride + x + 1) + line;
    }
  return {
    sum: (left, top, side) => {
      const right = Math.min(width, left + side);
      const bottom = Math.min(height, top + side) * stride;
      const upper = top * stride;
      return (
        doubleAt(table, bottom + right) -
        doubleAt(table, upper + right) -
        doubleAt(table, bottom + left) +
        doubleAt(table, upper + left)
      );
    },
  };
}
