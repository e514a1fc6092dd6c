import type { Vector } from "#tests/sandbox/replicate/painter/room/geometry/vector.ts";

/** Linear light, 1 is a perfect white; mutable, because millions are computed per picture. */
export type Colour = { r: number; g: number; b: number };

/** Writes the colour of a point (metres, world coordinates) into `out`. */
export type Texture = (at: Vector, out: Colour) => void;

export type Surface = {
  readonly texture: Texture;
  /** Share of light mirrored when looked at squarely. */
  readonly gloss: number;
  /** Light the surface gives of its own, as a multiple of its colour. */
  readonly glow: number;
};

export function surface(texture: Texture, { gloss = 0, glow = 0 }: { gloss?: number; glow?: number } = {}): Surface {
  return { texture, gloss, glow };
}

export function setColour(out: Colour, colour: Readonly<Colour>, strength: number): void {
  out.r = colour.r * strength;
  out.g = colour.g * strength;
  out.b = colour.b * strength;
}
