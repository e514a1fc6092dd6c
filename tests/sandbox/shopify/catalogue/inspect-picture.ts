import sharp from "sharp";
import { sha256Of } from "./blob-store.ts";
import type { FileOutcome } from "./records.ts";

/** Limits of shopify.dev, "Product media": 20 MB and 25 megapixels. */
const MAX_PICTURE_BYTES = 20 * 1024 * 1024;
const MAX_PICTURE_PIXELS = 25_000_000;

const MIME_TYPES = new Map([
  ["jpeg", "image/jpeg"],
  ["png", "image/png"],
  ["gif", "image/gif"],
  ["webp", "image/webp"],
  ["heif", "image/heic"],
]);

export const failedOutcome = (code: string, message: string): FileOutcome => ({
  state: "failed",
  faults: [{ code, message, details: null }],
});

/** Decodes the whole picture, as Shopify does, so that a torn file fails and not only one with a bad header. */
export async function inspectPicture(bytes: Buffer): Promise<FileOutcome> {
  if (bytes.length > MAX_PICTURE_BYTES) return failedOutcome("INVALID_IMAGE_FILE_SIZE", "Image file size is too large");
  try {
    const { format, autoOrient } = await sharp(bytes).metadata();
    const mimeType = MIME_TYPES.get(format);
    if (mimeType === undefined) return failedOutcome("UNSUPPORTED_IMAGE_FILE_TYPE", "Image file type is not supported");
    if (autoOrient.width * autoOrient.height > MAX_PICTURE_PIXELS) {
      return failedOutcome("INVALID_IMAGE_RESOLUTION", "Image resolution is too large");
    }
    await sharp(bytes, { failOn: "truncated" }).resize(16, 16).raw().toBuffer();
    return { state: "picture", mimeType, sha256: sha256Of(bytes), bytes: bytes.length, ...sizeOf(autoOrient) };
  } catch (error) {
    return failedOutcome("IMAGE_PROCESSING_FAILURE", `Image could not be processed: ${reasonOf(error)}`);
  }
}

const sizeOf = ({ width, height }: { width: number; height: number }) => ({ width, height });

const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "unreadable";
