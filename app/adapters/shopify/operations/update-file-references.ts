import { z } from "zod";
import type { MediaGid, ProductGid } from "#app/core/ids.ts";
import type { AdminRequest } from "./admin-request.ts";
import { userErrorsSchema } from "./user-error.ts";

export const UPDATE_FILE_REFERENCES = /* GraphQL */ `
  mutation UpdateFileReferences($files: [FileUpdateInput!]!) {
    fileUpdate(files: $files) {
      files {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

const answer = z.object({
  fileUpdate: z.object({
    files: z.array(z.object({ id: z.string() })).nullable(),
    userErrors: userErrorsSchema,
  }),
});

export function updateFileReferencesRequest(
  file: MediaGid,
  change: { readonly referencesToAdd: readonly ProductGid[] } | { readonly referencesToRemove: readonly ProductGid[] },
): AdminRequest<z.infer<typeof answer>> {
  return { document: UPDATE_FILE_REFERENCES, variables: { files: [{ id: file, ...change }] }, answer };
}
