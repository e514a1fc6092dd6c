import { clamp } from "#app/imaging/pixels/access.ts";
import { ROOM_CAMERA, rowAt, shareOfMetre, type Camera } from "./camera.ts";
import { layFlat } from "./lay-flat.ts";
import type { PlacedProduct, PlacementInput, Surface } from "./placed-product.ts";

/** Chooses where the product stands: as near as it fits, at its real size for that distance. */
export function place(input: PlacementInput, camera: Camera = ROOM_CAMERA): PlacedProduct {
  const { canvas, surface } = input;
  const scale = input.finalLongSide / Math.max(canvas.width, canvas.height);
  const finalSize = { width: Math.round(canvas.width * scale), height: Math.round(canvas.height * scale) };
  if (surface === "rug") return { surface, canvas, finalSize, ...layFlat(input, camera) };
  const upright = sizeOf(input);
  const { depthM, bottom } = COMPOSE[surface](upright, camera);
  const pixelsPerCm = (shareOfMetre(camera, depthM) * canvas.height) / 100;
  const height = Math.max(1, Math.round(upright.heightM * 100 * pixelsPerCm));
  const width = Math.max(1, Math.round(upright.widthM * 100 * pixelsPerCm));
  const box = {
    left: Math.round((canvas.width - width) / 2),
    top: Math.round(bottom * canvas.height) - height,
    width,
    height,
  };
  return { surface, canvas, finalSize, box, pixelsPerCm, depthM, flat: null };
}

/** The product's size in the room: the stated height, and the width that the photo then has (it may be seen at an angle). */
interface Upright {
  readonly heightM: number;
  readonly widthM: number;
  /** Canvas width over height. */
  readonly aspect: number;
}

function sizeOf({ heightCm, cutOutBox, canvas }: PlacementInput): Upright {
  const heightM = heightCm / 100;
  return { heightM, widthM: (heightM * cutOutBox.width) / cutOutBox.height, aspect: canvas.width / canvas.height };
}

/** The depth at which neither side takes more than its share of the picture. */
function depthToFit(size: Upright, camera: Camera, most: { height: number; width: number }): number {
  const metre = 2 * camera.tanHalfFovVertical;
  return Math.max(size.heightM / (most.height * metre), size.widthM / (most.width * metre * size.aspect));
}

interface Composition {
  readonly depthM: number;
  /** The product's lower edge, as a share of the picture's height. */
  readonly bottom: number;
}

const COMPOSE: Record<Exclude<Surface, "rug">, (size: Upright, camera: Camera) => Composition> = {
  floor: (size, camera) => {
    const feetInView = camera.heightM / (2 * camera.tanHalfFovVertical * (0.94 - camera.horizon));
    const headInView = (size.heightM - camera.heightM) / (2 * camera.tanHalfFovVertical * (camera.horizon - 0.05));
    const depthM = Math.max(feetInView, headInView, depthToFit(size, camera, { height: 0.82, width: 0.76 }));
    return { depthM, bottom: rowAt(camera, 0, depthM) };
  },
  wall: (size, camera) => {
    const depthM = Math.max(2.4, depthToFit(size, camera, { height: 0.5, width: 0.6 }));
    const bottom = rowAt(camera, 1.5, depthM) + (size.heightM * shareOfMetre(camera, depthM)) / 2;
    return { depthM, bottom: Math.min(0.72, bottom) };
  },
  tabletop: (size, camera) => {
    const depthM = Math.max(0.6, depthToFit(size, camera, { height: 0.5, width: 0.6 }));
    const share = size.heightM * shareOfMetre(camera, depthM);
    return { depthM, bottom: clamp(0.56 + share / 2, 0.7, 0.84) };
  },
  ceiling: (size, camera) => {
    const depthM = Math.max(1.9, depthToFit(size, camera, { height: 0.55, width: 0.55 }));
    return { depthM, bottom: size.heightM * shareOfMetre(camera, depthM) };
  },
};
