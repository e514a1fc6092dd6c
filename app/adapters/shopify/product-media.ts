import { UnexpectedAnswerError } from "#app/core/errors.ts";
import { mediaGidSchema } from "#app/core/ids.ts";
import type { FileState, ProductMedia } from "#app/core/publication/ports.ts";
import type { AdminClient } from "./admin-client.ts";
import type { Fetch } from "./fetch.ts";
import { fileNameIn, fileNameSearch } from "./file-name.ts";
import { changeReferences } from "./file-references.ts";
import { createFileRequest } from "./operations/create-file.ts";
import { findFilesRequest } from "./operations/find-files.ts";
import { type FileNode, readFileRequest } from "./operations/read-file.ts";
import { readProductMediaRequest } from "./operations/read-product-media.ts";
import { stageUploadRequest } from "./operations/stage-upload.ts";
import { describeUserErrors, type UserErrors } from "./operations/user-error.ts";
import { uploadTo } from "./upload-target.ts";

type Settings = { readonly client: AdminClient; readonly fetch?: Fetch };

function readState(node: FileNode | null | undefined): FileState {
  if (!node) return { status: "gone" };
  switch (node.fileStatus) {
    case "UPLOADED":
    case "PROCESSING":
      return { status: "processing" };
    case "READY":
      // A file whose picture is being replaced is READY without one for a moment.
      return node.image === null ? { status: "processing" } : { status: "ready", url: node.image.url };
    case "FAILED":
      return { status: "failed", reason: node.fileErrors.map((error) => error.code).join(", ") || "no reason given" };
  }
}

const isNameTaken = (errors: UserErrors): boolean => errors.some((error) => error.code === "FILENAME_ALREADY_EXISTS");

function stageUpload({ client, fetch = globalThis.fetch }: Settings): ProductMedia["stageUpload"] {
  return async (shop, { filename, mimeType, bytes }) => {
    const request = stageUploadRequest({ filename, mimeType, byteLength: bytes.byteLength });
    const { stagedUploadsCreate } = await client.query(shop, request);
    const target = stagedUploadsCreate.stagedTargets?.[0];
    if (!target?.url || !target.resourceUrl) {
      throw new UnexpectedAnswerError(`StageUpload: ${describeUserErrors(stagedUploadsCreate.userErrors)}`);
    }
    await uploadTo(fetch, { url: target.url, parameters: target.parameters }, { mimeType, bytes });
    return { resourceUrl: target.resourceUrl };
  };
}

function createFile({ client }: Settings): ProductMedia["createFile"] {
  return async (shop, file) => {
    const { fileCreate } = await client.query(shop, createFileRequest(file));
    if (isNameTaken(fileCreate.userErrors)) return { outcome: "name-taken" };
    const created = fileCreate.files?.[0];
    if (created !== undefined) return { outcome: "created", fileGid: mediaGidSchema.parse(created.id) };
    return { outcome: "refused", reason: describeUserErrors(fileCreate.userErrors) };
  };
}

function findFile({ client }: Settings): ProductMedia["findFile"] {
  return async (shop, filename) => {
    const { files } = await client.query(shop, findFilesRequest({ query: fileNameSearch(filename) }));
    // The search is by beginning of name, and a copy of Shopify's own making has a suffix.
    for (const file of files.nodes) {
      if (file.__typename !== "MediaImage" || file.image === null) continue;
      if (fileNameIn(file.image.url) === filename) return mediaGidSchema.parse(file.id);
    }
    return null;
  };
}

/** `ProductMedia` over the Admin API; needs the scopes `write_files` and `write_products`. */
export function shopifyProductMedia(settings: Settings): ProductMedia {
  const { client } = settings;
  return {
    stageUpload: stageUpload(settings),
    createFile: createFile(settings),
    findFile: findFile(settings),

    readMedia: async (shop, id) => {
      const { product } = await client.query(shop, readProductMediaRequest({ id }));
      return product?.media.nodes.map((node) => ({ mediaGid: node.id, alt: node.alt ?? "" })) ?? null;
    },

    readFile: async (shop, file) => {
      const { nodes } = await client.query(shop, readFileRequest(file));
      return readState(nodes[0]);
    },

    attach: async (shop, file, product) => {
      const refusal = await changeReferences(client, { shop, file }, { referencesToAdd: [product] });
      return { outcome: refusal ?? "attached" };
    },

    detach: async (shop, file, product) => {
      const refusal = await changeReferences(client, { shop, file }, { referencesToRemove: [product] });
      return { outcome: refusal ?? "detached" };
    },
  };
}
