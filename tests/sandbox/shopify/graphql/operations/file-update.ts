import { z } from "zod";
import { replaceSource } from "#tests/sandbox/shopify/catalogue/files.ts";
import { isReady } from "#tests/sandbox/shopify/catalogue/lifecycle.ts";
import { extensionOf } from "#tests/sandbox/shopify/catalogue/names.ts";
import { attachMedia, detachMedia } from "#tests/sandbox/shopify/catalogue/products.ts";
import type { FileRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import { accessDenied, FieldRefusedError } from "#tests/sandbox/shopify/graphql/errors.ts";
import {
  findFile,
  findProduct,
  type Session,
  userError,
  type UserError,
} from "#tests/sandbox/shopify/graphql/session.ts";
import { fileView } from "#tests/sandbox/shopify/graphql/view/file.ts";
import type { View } from "#tests/sandbox/shopify/graphql/view/view.ts";
import { ALT_TOO_LONG, isWebAddress, MAX_ALT_LENGTH } from "./file-create.ts";

const MAX_SOURCE_LENGTH = 2048;

const updateInput = z.object({
  id: z.string(),
  alt: z.string().nullish(),
  filename: z.string().nullish(),
  originalSource: z.string().nullish(),
  previewImageSource: z.string().nullish(),
  referencesToAdd: z.array(z.string()).nullish(),
  referencesToRemove: z.array(z.string()).nullish(),
});
type UpdateInput = z.infer<typeof updateInput>;
type Row = { readonly input: UpdateInput; readonly file: FileRecord };

const referencesOf = ({ referencesToAdd, referencesToRemove }: UpdateInput): string[] => [
  ...(referencesToAdd ?? []),
  ...(referencesToRemove ?? []),
];

/** Refusals of the whole field. */
function checkRequest({ scopes }: Session, inputs: readonly UpdateInput[]): void {
  if (inputs.some(({ originalSource }) => (originalSource ?? "").length > MAX_SOURCE_LENGTH)) {
    throw new FieldRefusedError(
      `originalSource is too long (maximum is ${MAX_SOURCE_LENGTH})`,
      "INVALID_FIELD_ARGUMENTS",
    );
  }
  const touchesProducts = inputs.some((input) => referencesOf(input).length > 0);
  if (touchesProducts && !scopes.includes("write_products")) {
    throw accessDenied("Access denied: Missing permission to manage products.");
  }
}

function missingFiles(session: Session, inputs: readonly UpdateInput[]): UserError | null {
  const missing = inputs.filter(({ id }) => findFile(session, id) === null).map(({ id }) => id);
  if (missing.length === 0) return null;
  return userError(["files"], `File id ${JSON.stringify(missing)} does not exist.`, "FILE_DOES_NOT_EXIST");
}

function notReady({ now }: Session, rows: readonly Row[]): UserError | null {
  if (rows.every(({ file }) => isReady(file, now))) return null;
  return userError(["files"], "Non-ready files cannot be updated.", "NON_READY_STATE");
}

function missingReferences(session: Session, rows: readonly Row[]): UserError | null {
  const references = rows.flatMap(({ input }) => referencesOf(input));
  if (references.every((id) => findProduct(session, id) !== null)) return null;
  return userError(["files"], "The reference target does not exist", "REFERENCE_TARGET_DOES_NOT_EXIST");
}

function renameError(rows: readonly Row[]): UserError | null {
  const renamed = rows.filter(({ input }) => input.filename);
  if (renamed.some(({ file }) => file.kind !== "MediaImage" && file.kind !== "GenericFile")) {
    const message = "Updating the filename is only supported on images and generic files";
    return userError(["files"], message, "UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE");
  }
  const differs = ({ input, file }: Row) => extensionOf(input.filename ?? "") !== extensionOf(file.filename);
  if (!renamed.some(differs)) return null;
  const message = "The filename extension provided must match the original filename.";
  return userError(["files"], message, "INVALID_FILENAME_EXTENSION");
}

/** What refuses the call as a whole. */
function batchError(session: Session, rows: readonly Row[]): UserError | null {
  const checks = [notReady(session, rows), missingReferences(session, rows)];
  const ordered =
    session.catalogue.unknowns.notReadyAgainstReferences === "not-ready-wins" ? checks : checks.toReversed();
  return ordered.find((error) => error !== null) ?? renameError(rows);
}

/** What refuses one row and leaves the others. */
function rowError({ input, file }: Row, index: number): UserError | null {
  const at = (name: string) => ["files", String(index), name];
  const { originalSource, previewImageSource, alt } = input;
  if (originalSource && previewImageSource) {
    return userError(
      ["files", index],
      "Specify either originalSource or previewImageSource, not both.",
      "TOO_MANY_ARGUMENTS",
    );
  }
  if (originalSource && file.kind === "ExternalVideo") {
    return userError(
      at("originalSource"),
      "Updating the original source is not supported for this media type.",
      "INVALID",
    );
  }
  const source = originalSource ?? previewImageSource;
  if (source && !isWebAddress(source)) {
    // Shopify names the preview's argument even when the other one is wrong.
    return userError(at("previewImageSource"), "Invalid image source url value provided", "INVALID_IMAGE_SOURCE_URL");
  }
  return (alt ?? "").length > MAX_ALT_LENGTH ? userError(at("alt"), ALT_TOO_LONG, "ALT_VALUE_LIMIT_EXCEEDED") : null;
}

function applyReferences(session: Session, { input, file }: Row): void {
  for (const id of input.referencesToAdd ?? []) {
    const product = findProduct(session, id);
    if (product) attachMedia(session.catalogue, product, file.id);
  }
  for (const id of input.referencesToRemove ?? []) {
    const product = findProduct(session, id);
    if (product) detachMedia(session.catalogue, product, file.id);
  }
}

function applyRow(session: Session, row: Row): View {
  const { input, file } = row;
  if (typeof input.alt === "string") file.alt = input.alt;
  if (input.filename) file.filename = input.filename;
  applyReferences(session, row);
  file.updatedAt = session.now;
  const source = input.originalSource ?? (input.previewImageSource ? file.originalSource : null);
  if (source) replaceSource(session.catalogue, file, source);
  session.catalogue.changed();
  return fileView(session, file);
}

export function fileUpdate(session: Session, args: unknown): View {
  const inputs = z.object({ files: z.array(updateInput) }).parse(args).files;
  checkRequest(session, inputs);
  const missing = missingFiles(session, inputs);
  if (missing !== null) return { files: [], userErrors: [missing] };
  const found = inputs.map((input) => ({ input, file: findFile(session, input.id) }));
  const rows = found.filter((row): row is Row => row.file !== null);
  const refusal = batchError(session, rows);
  if (refusal !== null) return { files: [], userErrors: [refusal] };
  const errors = rows.map(rowError);
  const good = rows.filter((_, index) => errors[index] === null);
  return { files: good.map((row) => applyRow(session, row)), userErrors: errors.filter((error) => error !== null) };
}
