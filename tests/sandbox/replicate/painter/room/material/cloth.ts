import { clouds, noise } from "./noise.ts";
import { setColour, type Colour, type Texture } from "./surface.ts";

/** Woven cloth: a fine weave with soft unevenness. */
export function cloth(tint: Readonly<Colour>): Texture {
  return ({ x, y, z }, out) => {
    const weave = 0.06 * (noise((x + z) * 330, y * 330) - 0.5) + 0.05 * (noise((x - z) * 120, (y + z) * 140) - 0.5);
    setColour(out, tint, 0.97 + weave + 0.06 * (clouds(x * 4 + z * 3, y * 4 + z) - 0.5));
  };
}

/** A deep pile, with an optional line near the edge; the rug's middle and half sizes in metres. */
export function pile(
  tint: Readonly<Colour>,
  rug: { x: number; z: number; hx: number; hz: number; line: boolean },
): Texture {
  return ({ x, z }, out) => {
    const edge = Math.min(rug.hx - Math.abs(x - rug.x), rug.hz - Math.abs(z - rug.z));
    const line = rug.line && Math.abs(edge - 0.1) < 0.012 ? 0.72 : 1;
    const tufts = 0.86 + 0.18 * noise(x * 150, z * 70) + 0.1 * noise(x * 34, z * 30);
    setColour(out, tint, line * tufts);
  };
}

/** One flat colour, for metal, paper and lacquer. */
export function flat(tint: Readonly<Colour>): Texture {
  return (_, out) => {
    setColour(out, tint, 1);
  };
}

/** Fired clay with a few speckles. */
export function glaze(tint: Readonly<Colour>): Texture {
  return ({ x, y, z }, out) => {
    const speckle = noise(x * 160 + z * 90, y * 160) > 0.9 ? 0.9 : 1;
    setColour(out, tint, speckle * (0.95 + 0.1 * clouds(x * 12 + z * 9, y * 14)));
  };
}

/** A leaf's green, different from leaf to leaf. */
export function foliage(tint: Readonly<Colour>, seed: number): Texture {
  return ({ x, y, z }, out) => {
    setColour(out, tint, 0.75 + 0.5 * seed + 0.25 * (noise(x * 40 + z * 40, y * 40) - 0.5));
    out.r *= 0.9 + 0.35 * seed;
  };
}
