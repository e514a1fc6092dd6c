import { z } from "zod";
import type { ProductGid } from "#app/core/ids.ts";
import type { AdminRequest } from "./admin-request.ts";
import { PRODUCT_FIELDS, productNodeSchema } from "./product-fields.ts";

export const GET_PRODUCTS = /* GraphQL */ `
  query GetProducts($ids: [ID!]!) {
    nodes(ids: $ids) {
      ...ProductFields
    }
  }
  ${PRODUCT_FIELDS}
`;

const answer = z.object({ nodes: z.array(productNodeSchema.nullable()) });

/** Products that are gone come back as null, each in its place. */
export function getProductsRequest(variables: {
  readonly ids: readonly ProductGid[];
}): AdminRequest<z.infer<typeof answer>> {
  return { document: GET_PRODUCTS, variables, answer };
}
