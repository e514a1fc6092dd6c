import sharp from "sharp";
import type { RgbPicture } from "#app/imaging/pixels/picture.ts";
import { previewMark } from "./preview-mark.ts";

/** Before approval nothing larger than this has an address. */
export const PREVIEW_SIDE_PX = 1024;
const THUMBNAIL_SIDE_PX = 320;

/** A JPEG of at most 1024 px, lightly marked. */
export async function drawPreview({ rgb, width, height }: RgbPicture): Promise<Buffer> {
  const { data, info } = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize(PREVIEW_SIDE_PX, PREVIEW_SIDE_PX, { fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .composite([{ input: await previewMark(), tile: true, gravity: "centre" }])
    .removeAlpha()
    .jpeg({ quality: 82 })
    .toBuffer();
}

/** A JPEG of at most 320 px. */
export function drawThumbnail({ rgb, width, height }: RgbPicture): Promise<Buffer> {
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize(THUMBNAIL_SIDE_PX, THUMBNAIL_SIDE_PX, { fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 78 })
    .toBuffer();
}
