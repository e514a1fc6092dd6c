import { rowAt, shareOfMetre, type Camera } from "./camera.ts";
import type { PlacedProduct, PlacementInput } from "./placed-product.ts";
import { edge, turned, type Point, type Quad } from "./quad.ts";

/** A rug on the floor: its longer side towards the camera, as near as it fits. */
export function layFlat(
  input: PlacementInput,
  camera: Camera,
): Pick<PlacedProduct, "box" | "pixelsPerCm" | "depthM" | "flat"> {
  const { canvas } = input;
  const widthM = Math.max(input.widthCm, input.heightCm) / 100;
  const lengthM = Math.min(input.widthCm, input.heightCm) / 100;
  const aspect = canvas.width / canvas.height;
  const nearInView = camera.heightM / (2 * camera.tanHalfFovVertical * (0.94 - camera.horizon));
  const sidesInView = widthM / (0.9 * aspect * 2 * camera.tanHalfFovVertical);
  const depthM = Math.max(nearInView, sidesInView);
  const corner = (side: -1 | 1, depth: number): Point => [
    canvas.width / 2 + (side * widthM * shareOfMetre(camera, depth) * canvas.height) / 2,
    rowAt(camera, 0, depth) * canvas.height,
  ];
  const target: Quad = [
    corner(-1, depthM + lengthM),
    corner(1, depthM + lengthM),
    corner(1, depthM),
    corner(-1, depthM),
  ];
  return {
    box: boxAround(target),
    pixelsPerCm: (shareOfMetre(camera, depthM) * canvas.height) / 100,
    depthM,
    flat: { source: longSideNear(input.corners), target },
  };
}

function boxAround([farLeft, , nearRight, nearLeft]: Quad): PlacedProduct["box"] {
  const left = Math.floor(nearLeft[0]);
  const top = Math.floor(farLeft[1]);
  return { left, top, width: Math.ceil(nearRight[0]) - left, height: Math.ceil(nearRight[1]) - top };
}

/** A photo from straight above may show the rug upright: then its side becomes the near edge. */
function longSideNear(source: Quad): Quad {
  const near = edge(source[2], source[3]);
  const side = Math.max(edge(source[1], source[2]), edge(source[3], source[0]));
  // Seen at an angle the side is foreshortened, so a near edge that is not clearly shorter is the long one.
  return near > side * 0.9 ? source : turned(source, 1);
}
