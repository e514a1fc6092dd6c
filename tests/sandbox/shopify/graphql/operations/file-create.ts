import { z } from "zod";
import { addFile, type FileKind, kindByName, replaceSource } from "#tests/sandbox/shopify/catalogue/files.ts";
import { failedOutcome } from "#tests/sandbox/shopify/catalogue/inspect-picture.ts";
import { extensionOf, nameInAddress } from "#tests/sandbox/shopify/catalogue/names.ts";
import type { FileRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import { type Session, userError, type UserError } from "#tests/sandbox/shopify/graphql/session.ts";
import { fileView } from "#tests/sandbox/shopify/graphql/view/file.ts";
import type { View } from "#tests/sandbox/shopify/graphql/view/view.ts";

export const MAX_ALT_LENGTH = 512;
export const ALT_TOO_LONG = `The alt value exceeds the maximum limit of ${MAX_ALT_LENGTH} characters.`;

const KIND_OF_CONTENT = {
  IMAGE: "MediaImage",
  VIDEO: "Video",
  MODEL_3D: "Model3d",
  EXTERNAL_VIDEO: "ExternalVideo",
  FILE: "GenericFile",
} as const satisfies Record<string, FileKind>;

const fileInput = z.object({
  originalSource: z.string(),
  alt: z.string().nullish(),
  filename: z.string().nullish(),
  contentType: z.enum(["IMAGE", "VIDEO", "MODEL_3D", "EXTERNAL_VIDEO", "FILE"]).nullish(),
  duplicateResolutionMode: z.enum(["APPEND_UUID", "RAISE_ERROR", "REPLACE"]).nullish(),
});
type FileInput = z.infer<typeof fileInput>;

export const isWebAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? "");

const REPLACEABLE: readonly unknown[] = ["IMAGE", "FILE"];

function modeError(row: FileInput, at: (name: string) => string[]): UserError | null {
  if (row.duplicateResolutionMode !== "REPLACE") return null;
  if (!REPLACEABLE.includes(row.contentType)) {
    const type = row.contentType ?? "MISSING";
    const message = `Duplicate resolution mode 'REPLACE' is not supported for '${type}' media type.`;
    return userError(at("duplicateResolutionMode"), message, "INVALID_DUPLICATE_MODE_FOR_TYPE");
  }
  if (row.filename) return null;
  const message = "Missing filename argument when attempting to use REPLACE duplicate mode.";
  return userError(at("filename"), message, "MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE");
}

function extensionError({ filename, originalSource }: FileInput, at: (name: string) => string[]): UserError | null {
  const extension = extensionOf(nameInAddress(originalSource));
  if (!filename || extension === "" || extensionOf(filename) === extension) return null;
  const message = "Provided filename extension must match original source.";
  return userError(at("filename"), message, "MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE");
}

const takenName = ({ shop }: Session, name: string | null | undefined): FileRecord | null =>
  shop.files.find(({ filename }) => filename === name) ?? null;

function collisionError(session: Session, row: FileInput, at: (name: string) => string[]): UserError | null {
  const { filenameCollision } = session.catalogue.unknowns;
  const isRefused = row.duplicateResolutionMode === "RAISE_ERROR" && filenameCollision === "user-error";
  if (!isRefused || takenName(session, row.filename) === null) return null;
  return userError(at("filename"), "A file with this filename already exists.", "FILENAME_ALREADY_EXISTS");
}

/** The first mistake of a row, in Shopify's order; it never names a second one. */
function rowError(session: Session, row: FileInput, index: number): UserError | null {
  const at = (name: string) => ["files", String(index), name];
  if (!isWebAddress(row.originalSource))
    return userError(at("originalSource"), "File URL is invalid", "INVALID_IMAGE_SOURCE_URL");
  const error = extensionError(row, at) ?? modeError(row, at);
  if (error !== null) return error;
  if ((row.alt ?? "").length > MAX_ALT_LENGTH) return userError(at("alt"), ALT_TOO_LONG, "ALT_VALUE_LIMIT_EXCEEDED");
  return collisionError(session, row, at);
}

function createRow(session: Session, row: FileInput): FileRecord {
  const { catalogue, shop } = session;
  const namesake = takenName(session, row.filename);
  if (row.duplicateResolutionMode === "REPLACE" && namesake !== null) {
    replaceSource(catalogue, namesake, row.originalSource);
    return namesake;
  }
  const name = row.filename ?? nameInAddress(row.originalSource);
  const kind = row.contentType ? KIND_OF_CONTENT[row.contentType] : kindByName(name, row.originalSource);
  const file = addFile(catalogue, shop, {
    kind,
    originalSource: row.originalSource,
    ...(row.alt && { alt: row.alt }),
    ...(row.filename && { filename: row.filename }),
  });
  session.uploaded.add(file.id);
  // Only reached with a collision when the refusal is set to come later.
  if (row.duplicateResolutionMode === "RAISE_ERROR" && namesake !== null) {
    file.originalSource = "";
    file.outcome = failedOutcome("DUPLICATE_FILENAME_ERROR", "A file with this filename already exists.");
  }
  return file;
}

export function fileCreate(session: Session, args: unknown): View {
  const rows = z.object({ files: z.array(fileInput) }).parse(args).files;
  const files: View[] = [];
  const userErrors: UserError[] = [];
  for (const [index, row] of rows.entries()) {
    const error = rowError(session, row, index);
    if (error === null) files.push(fileView(session, createRow(session, row)));
    else userErrors.push(error);
  }
  return { files, userErrors };
}
