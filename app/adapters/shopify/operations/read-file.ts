import { z } from "zod";
import type { MediaGid } from "#app/core/ids.ts";
import type { AdminRequest } from "./admin-request.ts";

export const READ_FILE = /* GraphQL */ `
  query ReadFile($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on MediaImage {
        fileStatus
        fileErrors {
          code
          message
        }
        image {
          url
        }
      }
    }
  }
`;

const fileNodeSchema = z.object({
  fileStatus: z.enum(["UPLOADED", "PROCESSING", "READY", "FAILED"]),
  fileErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  image: z.object({ url: z.url() }).nullable(),
});
export type FileNode = z.infer<typeof fileNodeSchema>;

const answer = z.object({ nodes: z.array(fileNodeSchema.nullable()) });

export function readFileRequest(id: MediaGid): AdminRequest<z.infer<typeof answer>> {
  return { document: READ_FILE, variables: { ids: [id] }, answer };
}
