import { z } from "zod";
import type { ProductGid } from "#app/core/ids.ts";
import type { AdminRequest } from "./admin-request.ts";

/** A product carries at most 250 media, and one page holds as many. */
export const READ_PRODUCT_MEDIA = /* GraphQL */ `
  query ReadProductMedia($id: ID!) {
    product(id: $id) {
      media(first: 250, sortKey: POSITION) {
        nodes {
          id
          alt
        }
      }
    }
  }
`;

const answer = z.object({
  product: z
    .object({ media: z.object({ nodes: z.array(z.object({ id: z.string(), alt: z.string().nullable() })) }) })
    .nullable(),
});

export function readProductMediaRequest(variables: { readonly id: ProductGid }): AdminRequest<z.infer<typeof answer>> {
  return { document: READ_PRODUCT_MEDIA, variables, answer };
}
