import { z } from "zod";

/**
 * What we read of a product. Together with a page of 25 about 130 points of query cost;
 * one request may cost 1,000 and a Standard shop regains 100 a second.
 */
export const PRODUCT_FIELDS = /* GraphQL */ `
  fragment ProductFields on Product {
    id
    title
    handle
    productType
    status
    description
    onlineStoreUrl
    onlineStorePreviewUrl
    media(first: 20, sortKey: POSITION) {
      nodes {
        __typename
        ... on MediaImage {
          id
          alt
          status
          image {
            url
            width
            height
          }
        }
      }
    }
    metafields(first: 30) {
      nodes {
        namespace
        key
        type
        value
      }
    }
  }
`;

const imageSchema = z.object({
  url: z.url(),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
});

const photoNodeSchema = z.object({
  __typename: z.literal("MediaImage"),
  id: z.string(),
  alt: z.string().nullable(),
  status: z.string(),
  image: imageSchema.nullable(),
});
export type PhotoNode = z.infer<typeof photoNodeSchema>;

const otherMediaSchema = z.object({ __typename: z.enum(["Video", "ExternalVideo", "Model3d"]) });

const metafieldSchema = z.object({ namespace: z.string(), key: z.string(), type: z.string(), value: z.string() });

export const productNodeSchema = z.object({
  id: z.string(),
  title: z.string(),
  handle: z.string(),
  productType: z.string(),
  status: z.enum(["ACTIVE", "ARCHIVED", "DRAFT", "UNLISTED"]),
  description: z.string(),
  onlineStoreUrl: z.url().nullable(),
  onlineStorePreviewUrl: z.url().nullable(),
  media: z.object({ nodes: z.array(z.discriminatedUnion("__typename", [photoNodeSchema, otherMediaSchema])) }),
  metafields: z.object({ nodes: z.array(metafieldSchema) }),
});
export type ProductNode = z.infer<typeof productNodeSchema>;
