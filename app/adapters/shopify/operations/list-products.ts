import { z } from "zod";
import type { AdminRequest } from "./admin-request.ts";
import { PRODUCT_FIELDS, productNodeSchema } from "./product-fields.ts";

export const LIST_PRODUCTS = /* GraphQL */ `
  query ListProducts($first: Int!, $after: String, $query: String) {
    products(first: $first, after: $after, query: $query, sortKey: TITLE) {
      nodes {
        ...ProductFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  ${PRODUCT_FIELDS}
`;

const answer = z.object({
  products: z.object({
    nodes: z.array(productNodeSchema),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

export function listProductsRequest(variables: {
  readonly first: number;
  readonly after: string | null;
  readonly query: string | null;
}): AdminRequest<z.infer<typeof answer>> {
  return { document: LIST_PRODUCTS, variables, answer };
}
