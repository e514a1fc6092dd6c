import { z } from "zod";
import { deleteFile } from "#tests/sandbox/shopify/catalogue/files.ts";
import { isReady } from "#tests/sandbox/shopify/catalogue/lifecycle.ts";
import { findFile, findFileByNumber, type Session, userError } from "#tests/sandbox/shopify/graphql/session.ts";
import { fileView } from "#tests/sandbox/shopify/graphql/view/file.ts";
import type { View } from "#tests/sandbox/shopify/graphql/view/view.ts";

const idsArgument = z.object({ fileIds: z.array(z.string()) });

const missingFile = (ids: readonly string[]) =>
  userError(["fileIds"], `File id ${JSON.stringify(ids)} does not exist.`, "FILE_DOES_NOT_EXIST");

/** The number decides, whatever type the id claims; a file that is not READY goes as well. */
export function fileDelete(session: Session, args: unknown): View {
  const { fileIds } = idsArgument.parse(args);
  const missing = fileIds.filter((id) => findFileByNumber(session, id) === null);
  if (missing.length > 0) return { deletedFileIds: null, userErrors: [missingFile(missing)] };
  const files = fileIds.map((id) => findFileByNumber(session, id)).filter((file) => file !== null);
  for (const file of files) deleteFile(session.catalogue, session.shop, file.id);
  return { deletedFileIds: files.map(({ id }) => id), userErrors: [] };
}

export function fileAcknowledgeUpdateFailed(session: Session, args: unknown): View {
  const { fileIds } = idsArgument.parse(args);
  const missing = fileIds.filter((id) => findFile(session, id) === null);
  if (missing.length > 0) return { files: null, userErrors: [missingFile(missing)] };
  const files = fileIds.map((id) => findFile(session, id)).filter((file) => file !== null);
  const waiting = files.find((file) => !isReady(file, session.now));
  if (waiting === undefined) return { files: files.map((file) => fileView(session, file)), userErrors: [] };
  const message = `File with id ${waiting.id} is not in the READY state.`;
  return { files: null, userErrors: [userError(["fileIds"], message, "NON_READY_STATE")] };
}
