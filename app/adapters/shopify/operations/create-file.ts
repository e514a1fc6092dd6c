import { z } from "zod";
import type { AdminRequest } from "./admin-request.ts";
import { userErrorsSchema } from "./user-error.ts";

export const CREATE_FILE = /* GraphQL */ `
  mutation CreateFile($files: [FileCreateInput!]!) {
    fileCreate(files: $files) {
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
  fileCreate: z.object({
    files: z.array(z.object({ id: z.string() })).nullable(),
    userErrors: userErrorsSchema,
  }),
});

/** RAISE_ERROR, because a second file under the same name would be a picture that our database does not know. */
export function createFileRequest(file: {
  readonly resourceUrl: string;
  readonly filename: string;
  readonly alt: string;
}): AdminRequest<z.infer<typeof answer>> {
  const input = {
    originalSource: file.resourceUrl,
    filename: file.filename,
    alt: file.alt,
    contentType: "IMAGE",
    duplicateResolutionMode: "RAISE_ERROR",
  };
  return { document: CREATE_FILE, variables: { files: [input] }, answer };
}
