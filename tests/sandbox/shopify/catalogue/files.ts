import { randomUUID } from "node:crypto";
import type { Catalogue } from "./catalogue.ts";
import { failedOutcome, inspectPicture } from "./inspect-picture.ts";
import { sha256Of } from "./blob-store.ts";
import { extensionOf, nameInAddress } from "./names.ts";
import type { FileOutcome, FileRecord, ShopRecord } from "./records.ts";
import { readSource } from "./sources.ts";

export type FileKind = FileRecord["kind"];

export type NewFile = {
  readonly kind: FileKind;
  readonly originalSource: string;
  readonly alt?: string;
  readonly filename?: string;
};

const PICTURE_EXTENSION = /\.(?:png|jpe?g|gif|webp|heic)$/i;
const VIDEO_EXTENSION = /\.(?:mp4|mov)$/i;
const DOCUMENT_TYPES = new Map([
  [".pdf", "application/pdf"],
  [".csv", "text/csv"],
  [".glb", "model/gltf-binary"],
  [".txt", "text/plain"],
]);

/** Without a content type the kind follows the file's name. */
export function kindByName(name: string, source: string): FileKind {
  if (PICTURE_EXTENSION.test(name)) return "MediaImage";
  const isStagedVideo = source.includes("external_video_id=");
  if (isStagedVideo || VIDEO_EXTENSION.test(name)) return "Video";
  return "GenericFile";
}

const withSuffix = (name: string): string => {
  const extension = extensionOf(name);
  return `${name.slice(0, name.length - extension.length)}_${randomUUID()}${extension}`;
};

/** The name on the CDN: as wished, unless it is taken or no file name at all. */
function cdnNameOf(shop: ShopRecord, wished: string): string {
  const name = /^(?:png|jpe?g|gif|webp)$/i.test(wished) ? withSuffix(`${wished}.${wished.toLowerCase()}`) : wished;
  return shop.files.some(({ filename }) => filename === name) ? withSuffix(name) : name;
}

/** A new file, UPLOADED; its bytes are fetched and looked at after the answer. */
export function addFile(catalogue: Catalogue, shop: ShopRecord, wish: NewFile): FileRecord {
  const now = catalogue.now();
  const file: FileRecord = {
    id: catalogue.nextGid(wish.kind),
    kind: wish.kind,
    alt: wish.alt ?? "",
    filename: cdnNameOf(shop, wish.filename ?? nameInAddress(wish.originalSource)),
    originalSource: wish.originalSource,
    createdAt: now,
    updatedAt: now,
    settlesAt: now + catalogue.processingMs,
    outcome: { state: "waiting" },
  };
  shop.files.push(file);
  catalogue.changed();
  catalogue.inBackground(settleFile(catalogue, file));
  return file;
}

/** Gives a file that is already there new bytes; readers see the old picture until the new one is ready. */
export function replaceSource(catalogue: Catalogue, file: FileRecord, originalSource: string): void {
  if (file.outcome.state === "picture") {
    const { sha256, bytes, width, height, mimeType } = file.outcome;
    file.replaces = { sha256, bytes, width, height, mimeType };
  }
  file.originalSource = originalSource;
  file.outcome = { state: "waiting" };
  file.settlesAt = catalogue.now() + catalogue.processingMs;
  catalogue.changed();
  catalogue.inBackground(settleFile(catalogue, file));
}

/** Decides what became of a file. Safe to run again, e.g. for what a restart left waiting. */
export async function settleFile(catalogue: Catalogue, file: FileRecord): Promise<void> {
  const source = file.originalSource;
  const outcome = await outcomeOf(catalogue, file);
  if (file.originalSource !== source) return;
  file.outcome = outcome;
  file.updatedAt = file.settlesAt;
  catalogue.changed();
}

async function outcomeOf(catalogue: Catalogue, { kind, originalSource, filename }: FileRecord): Promise<FileOutcome> {
  if (kind === "ExternalVideo") return { state: "document", mimeType: "text/html", sha256: "", bytes: 0 };
  const bytes = await readSource(catalogue, originalSource);
  if (kind === "MediaImage") {
    if (bytes === null) return failedOutcome("IMAGE_DOWNLOAD_FAILURE", "Image could not be downloaded");
    const outcome = await inspectPicture(bytes);
    if (outcome.state === "picture") await catalogue.blobs.put(bytes);
    return outcome;
  }
  if (bytes === null) return failedOutcome("GENERIC_FILE_DOWNLOAD_FAILURE", "File could not be downloaded");
  await catalogue.blobs.put(bytes);
  const mimeType = DOCUMENT_TYPES.get(extensionOf(filename).toLowerCase()) ?? "application/octet-stream";
  return { state: "document", mimeType, sha256: sha256Of(bytes), bytes: bytes.length };
}

/** The file is gone everywhere at once, from products and variants too. */
export function deleteFile(catalogue: Catalogue, shop: ShopRecord, id: string): void {
  shop.files = shop.files.filter((file) => file.id !== id);
  for (const product of shop.products) {
    product.mediaIds = product.mediaIds.filter((mediaId) => mediaId !== id);
    for (const variant of product.variants) variant.mediaIds = variant.mediaIds.filter((mediaId) => mediaId !== id);
  }
  catalogue.changed();
}
