import type { Session } from "#tests/sandbox/shopify/graphql/session.ts";
import type { View } from "#tests/sandbox/shopify/graphql/view/view.ts";
import { fileCreate } from "./file-create.ts";
import { fileAcknowledgeUpdateFailed, fileDelete } from "./file-delete.ts";
import { fileUpdate } from "./file-update.ts";
import { metafieldsDelete, metafieldsSet } from "./metafields.ts";
import { productCreateMedia, productDeleteMedia, productReorderMedia, productUpdateMedia } from "./product-media.ts";
import {
  productChangeStatus,
  productCreate,
  productDelete,
  productUpdate,
  tagsAdd,
  tagsRemove,
} from "./product-write.ts";
import { stagedUploadsCreate } from "./staged-uploads.ts";
import { productVariantAppendMedia, productVariantDetachMedia } from "./variant-media.ts";

/** Every mutation that the sandbox models, under its own name. */
const MUTATIONS: Readonly<Record<string, (session: Session, args: unknown) => View>> = {
  stagedUploadsCreate,
  fileCreate,
  fileUpdate,
  fileDelete,
  fileAcknowledgeUpdateFailed,
  productCreate,
  productUpdate,
  productDelete,
  productChangeStatus,
  productCreateMedia,
  productUpdateMedia,
  productDeleteMedia,
  productReorderMedia,
  productVariantAppendMedia,
  productVariantDetachMedia,
  metafieldsSet,
  metafieldsDelete,
  tagsAdd,
  tagsRemove,
};

export function mutationRoot(session: Session): View {
  return Object.fromEntries(
    Object.entries(MUTATIONS).map(([name, run]): [string, unknown] => [name, (args: unknown) => run(session, args)]),
  );
}
