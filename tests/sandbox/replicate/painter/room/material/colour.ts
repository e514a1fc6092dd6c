import type { Colour } from "./surface.ts";

/** A colour written as `#rrggbb`, in linear light. */
export function colour(hex: string): Readonly<Colour> {
  const channel = (at: number): number => linear(parseInt(hex.slice(at, at + 2), 16) / 255);
  return { r: channel(1), g: channel(3), b: channel(5) };
}

export function darker({ r, g, b }: Readonly<Colour>, share: number): Readonly<Colour> {
  return { r: r * share, g: g * share, b: b * share };
}

/** IEC 61966-2-1 */
export function linear(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
}

/** IEC 61966-2-1 */
export function encoded(linearValue: number): number {
  return linearValue <= 0.0031308 ? 12.92 * linearValue : 1.055 * linearValue ** (1 / 2.4) - 0.055;
}
