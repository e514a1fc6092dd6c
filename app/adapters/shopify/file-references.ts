import { UnexpectedAnswerError } from "#app/core/errors.ts";
import type { MediaGid, ProductGid, ShopDomain } from "#app/core/ids.ts";
import type { AdminClient } from "./admin-client.ts";
import { updateFileReferencesRequest } from "./operations/update-file-references.ts";
import { describeUserErrors } from "./operations/user-error.ts";

export type ReferenceRefusal = "not-ready" | "file-gone" | "product-gone";
export type ReferenceChange =
  { readonly referencesToAdd: readonly ProductGid[] } | { readonly referencesToRemove: readonly ProductGid[] };

const REFUSALS: ReadonlyMap<string, ReferenceRefusal> = new Map<string, ReferenceRefusal>([
  ["NON_READY_STATE", "not-ready"],
  ["FILE_DOES_NOT_EXIST", "file-gone"],
  ["REFERENCE_TARGET_DOES_NOT_EXIST", "product-gone"],
]);

/**
 * References are a set: adding one that is there, or removing one that is not, changes nothing.
 * Null where the change stands; throws `UnexpectedAnswerError` for what no merchant can cause.
 */
export async function changeReferences(
  client: AdminClient,
  { shop, file }: { readonly shop: ShopDomain; readonly file: MediaGid },
  change: ReferenceChange,
): Promise<ReferenceRefusal | null> {
  const { fileUpdate } = await client.query(shop, updateFileReferencesRequest(file, change));
  const [error] = fileUpdate.userErrors;
  if (error === undefined) return null;
  const refusal = REFUSALS.get(error.code ?? "");
  if (refusal !== undefined) return refusal;
  throw new UnexpectedAnswerError(`UpdateFileReferences: ${describeUserErrors(fileUpdate.userErrors)}`);
}
