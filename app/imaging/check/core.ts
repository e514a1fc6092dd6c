import { erode } from "#app/imaging/pixels/mask.ts";
import type { Size } from "#app/imaging/pixels/picture.ts";

/** Which pixels of the product are compared. */
export interface Core {
  /** 1 where wholly product and away from the outline. */
  readonly used: Uint8Array;
  /** Compared pixels. */
  readonly area: number;
  /** The product is nearly all outline (wires, thin legs), so hardly anything lies away from it. */
  readonly thin: boolean;
}

const WHOLLY_PRODUCT = 252;

/** Pixels at least `inset` inside the outline; for thin products the whole of it. */
export function coreOf(alpha: Uint8Array, size: Size, inset: number): Core {
  const own = alpha.map((value) => (value >= WHOLLY_PRODUCT ? 1 : 0));
  const inside = erode(own, size, inset);
  const ownArea = count(own);
  const insideArea = count(inside);
  if (insideArea > 0.3 * ownArea) return { used: inside, area: insideArea, thin: false };
  const once = erode(own, size, 1);
  const onceArea = count(once);
  if (onceArea > 0.1 * ownArea) return { used: once, area: onceArea, thin: true };
  return { used: own, area: ownArea, thin: true };
}

function count(mask: Uint8Array): number {
  return mask.reduce((sum, set) => sum + set, 0);
}
