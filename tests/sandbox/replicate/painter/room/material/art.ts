import { colour } from "./colour.ts";
import { clouds, noise } from "./noise.ts";
import { setColour, type Colour, type Texture } from "./surface.ts";

export type Frame = { readonly x0: number; readonly y0: number; readonly width: number; readonly height: number };
export type Motif = "lines" | "shapes" | "sea" | "brush" | "field";

const PAPER = colour("#f3eee3");

/** A picture in a frame on the back wall, inside a paper margin. `inks`: three colours. */
export function art(motif: Motif, frame: Frame, inks: readonly Readonly<Colour>[]): Texture {
  const draw = MOTIFS[motif];
  return ({ x, y }, out) => {
    const u = (x - frame.x0) / frame.width;
    const v = (y - frame.y0) / frame.height;
    const ink = inMargin(u, v) ? undefined : inks[draw((u - 0.12) / 0.76, (v - 0.12) / 0.76, frame.x0)];
    setColour(out, ink ?? PAPER, 0.96 + 0.08 * noise(x * 300, y * 300));
  };
}

function inMargin(u: number, v: number): boolean {
  return u < 0.12 || u > 0.88 || v < 0.12 || v > 0.88;
}

/** Each answers which ink is at a point of the unit square, or -1 for bare paper. */
const MOTIFS: Record<Motif, (u: number, v: number, seed: number) => number> = {
  lines: (u, v, seed) => {
    const wave = v * 9 + 1.1 * Math.sin(u * 5 + seed * 7 + v * 2);
    return Math.abs(wave - Math.round(wave)) < 0.07 ? 2 : -1;
  },
  shapes: (u, v, seed) => {
    const aside = 0.24 + 0.1 * noise(seed * 9, 1);
    if (Math.hypot(u - aside, v - 0.76) < 0.15) return 0;
    if (Math.abs(u - 0.86) < 0.045 && v > 0.3 && v < 0.9) return 2;
    const hill = Math.hypot(u - 0.52, v);
    if (hill < 0.26) return 2;
    return hill < 0.44 ? 1 : -1;
  },
  sea: (u, v, seed) => {
    const shore = 0.28 + 0.08 * Math.sin(u * 4 + seed);
    if (v < shore) return 1;
    if (v > 0.62) return clouds(u * 3 + seed, v * 8) > 0.6 ? -1 : 0;
    return noise(u * 6, v * 30 + seed) > 0.72 ? 0 : 2;
  },
  brush: (u, v, seed) => {
    const [dx, dy] = [u - 0.5, v - 0.52];
    const turn = (Math.atan2(dy, dx) + Math.PI) / (2 * Math.PI);
    const width = 0.1 * (1 - 0.75 * turn) + 0.02 * noise(turn * 40, seed);
    return turn > 0.04 && turn < 0.95 && Math.abs(Math.hypot(dx, dy) - 0.3) < width ? 0 : -1;
  },
  field: (u, v, seed) => {
    const edge = 0.012 * noise(u * 30, seed);
    if (v > 0.52 + edge && v < 0.94) return 0;
    return v > 0.06 && v < 0.46 - edge ? 2 : -1;
  },
};
