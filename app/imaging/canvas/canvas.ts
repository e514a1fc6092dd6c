import sharp from "sharp";
import { erode } from "#app/imaging/pixels/mask.ts";
import type { RgbaPicture, Size } from "#app/imaging/pixels/picture.ts";
import { renderLayer, type Layer } from "#app/imaging/composite/layer.ts";
import type { PlacedProduct } from "#app/imaging/placement/placed-product.ts";

/** What the model gets: the product in its place on neutral ground, and where it may paint. Both PNG, one size. */
export interface ModelInput {
  readonly canvasPng: Uint8Array;
  /** White where the model paints, black where the product is kept. */
  readonly maskPng: Uint8Array;
}

/** Neutral mid-grey: no hint of any room. */
const GROUND = { r: 150, g: 150, b: 150 };

/** The kept area stays this far inside the outline, so that the model paints the contact and the soft edge. */
const KEEP_INSET_PX = 2;

/** Draws canvas and mask. */
export async function drawModelInput(cutOut: RgbaPicture, placed: PlacedProduct): Promise<ModelInput> {
  const layer = await renderLayer(cutOut, placed, placed.canvas);
  const { width, height } = placed.canvas;
  const canvasPng = await sharp({ create: { width, height, channels: 3, background: GROUND } })
    .composite([
      {
        input: Buffer.from(layer.picture.rgba),
        raw: { width: layer.picture.width, height: layer.picture.height, channels: 4 },
        left: layer.box.left,
        top: layer.box.top,
      },
    ])
    .png({ compressionLevel: 3 })
    .toBuffer();
  const mask = invertedKeep(keptArea(layer, placed.canvas));
  const maskPng = await sharp(mask, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  return { canvasPng, maskPng };
}

/** 1 where the product is kept on a picture of this size. */
export function keptArea({ picture, box }: Layer, size: Size): Uint8Array {
  const solid = new Uint8Array(size.width * size.height);
  for (let y = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++)
      if ((picture.rgba[(y * box.width + x) * 4 + 3] ?? 0) >= 128) solid[(y + box.top) * size.width + x + box.left] = 1;
  return erode(solid, size, KEEP_INSET_PX);
}

function invertedKeep(keep: Uint8Array): Uint8Array {
  return keep.map((kept) => (kept ? 0 : 255));
}
