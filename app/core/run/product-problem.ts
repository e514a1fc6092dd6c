import type { CatalogProduct } from "#app/core/catalog/ports.ts";
import type { ProductProblem } from "#app/core/run/views.ts";

/** Below this a product cannot be shown sharply in a room: pixels on the photo's longer side. */
export const MIN_PHOTO_SIDE = 300;

export function problemOf(product: CatalogProduct): ProductProblem | null {
  const [photo] = product.photos;
  if (photo === undefined) return "no-photo";
  return Math.max(photo.width, photo.height) < MIN_PHOTO_SIDE ? "photo-too-small" : null;
}
