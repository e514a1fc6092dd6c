import { z } from "zod";
import type { AdminRequest } from "./admin-request.ts";
import { userErrorsSchema } from "./user-error.ts";

export const STAGE_UPLOAD = /* GraphQL */ `
  mutation StageUpload($input: [StagedUploadInput!]!) {
    stagedUploadsCreate(input: $input) {
      stagedTargets {
        url
        resourceUrl
        parameters {
          name
          value
        }
      }
      userErrors {
        field
        message
      }
    }
  }
`;

const answer = z.object({
  stagedUploadsCreate: z.object({
    // A refused row still has a target, with nothing in it.
    stagedTargets: z
      .array(
        z.object({
          url: z.string().nullable(),
          resourceUrl: z.string().nullable(),
          parameters: z.array(z.object({ name: z.string(), value: z.string() })),
        }),
      )
      .nullable(),
    userErrors: userErrorsSchema,
  }),
});

export function stageUploadRequest(file: {
  readonly filename: string;
  readonly mimeType: string;
  readonly byteLength: number;
}): AdminRequest<z.infer<typeof answer>> {
  const input = {
    resource: "IMAGE",
    httpMethod: "PUT",
    filename: file.filename,
    mimeType: file.mimeType,
    // UnsignedInt64 travels as a string.
    fileSize: String(file.byteLength),
  };
  return { document: STAGE_UPLOAD, variables: { input: [input] }, answer };
}
