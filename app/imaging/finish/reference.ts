import { renderPart, type Layer } from "#app/imaging/composite/layer.ts";
import type { Photo } from "#app/imaging/intake/take-in.ts";
import { byteAt } from "#app/imaging/pixels/access.ts";
import type { Box, Size } from "#app/imaging/pixels/picture.ts";
import type { PlacedProduct } from "#app/imaging/placement/placed-product.ts";
import { gainAt, relit, type Relight } from "#app/imaging/relight/relight.ts";

export interface ReferenceInput {
  readonly photo: Photo;
  /** The product's box in the photo. */
  readonly source: Box;
  readonly placed: PlacedProduct;
  readonly layer: Layer;
  readonly size: Size;
  readonly relight: Relight;
}

/**
 * What the product's pixels should be, taken from the source photo itself by a resampling of its own (without the
 * cut-out's alpha and colours), under the recorded relight. `rgb` has three bytes a pixel, `mask` one.
 */
export async function drawReference(input: ReferenceInput): Promise<{ rgb: Uint8Array; mask: Uint8Array }> {
  const { photo, source, placed, size } = input;
  const zoom = size.height / placed.canvas.height;
  const opaque = { rgba: withOpaqueAlpha(photo), width: photo.width, height: photo.height };
  const own = await renderPart({ picture: opaque, source, placed, zoom, size });
  const rgb = new Uint8Array(size.width * size.height * 3);
  const mask = new Uint8Array(size.width * size.height);
  const { box } = input.layer;
  for (let y = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++) {
      const from = (y * box.width + x) * 4;
      const alpha = byteAt(input.layer.picture.rgba, from + 3);
      if (!alpha) continue;
      const to = (y + box.top) * size.width + x + box.left;
      const gain = gainAt(input.relight, (x + box.left + 0.5) / size.width, (y + box.top + 0.5) / size.height);
      mask[to] = alpha;
      for (let c = 0; c < 3; c++) rgb[to * 3 + c] = relit(byteAt(own.picture.rgba, from + c), gain);
    }
  return { rgb, mask };
}

function withOpaqueAlpha({ rgb, width, height }: Photo): Uint8Array {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0, p = 0, q = 0; i < width * height; i++, p += 3, q += 4) {
    rgba[q] = byteAt(rgb, p);
    rgba[q + 1] = byteAt(rgb, p + 1);
    rgba[q + 2] = byteAt(rgb, p + 2);
  }
  return rgba;
}
