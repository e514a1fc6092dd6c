import { z } from "zod";
import type { AdminRequest } from "./admin-request.ts";

export const FIND_FILES = /* GraphQL */ `
  query FindFiles($query: String!) {
    files(first: 25, query: $query) {
      nodes {
        __typename
        ... on MediaImage {
          id
          image {
            url
          }
        }
      }
    }
  }
`;

const pictureSchema = z.object({
  __typename: z.literal("MediaImage"),
  id: z.string(),
  image: z.object({ url: z.url() }).nullable(),
});
const otherFileSchema = z.object({ __typename: z.enum(["GenericFile", "Video", "ExternalVideo", "Model3d"]) });

const answer = z.object({
  files: z.object({ nodes: z.array(z.discriminatedUnion("__typename", [pictureSchema, otherFileSchema])) }),
});

export function findFilesRequest(variables: { readonly query: string }): AdminRequest<z.infer<typeof answer>> {
  return { document: FIND_FILES, variables, answer };
}
