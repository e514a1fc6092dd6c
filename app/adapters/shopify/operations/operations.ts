import { CREATE_FILE } from "./create-file.ts";
import { FIND_FILES } from "./find-files.ts";
import { GET_PRODUCTS } from "./get-products.ts";
import { LIST_PRODUCTS } from "./list-products.ts";
import { READ_FILE } from "./read-file.ts";
import { READ_PRODUCT_MEDIA } from "./read-product-media.ts";
import { STAGE_UPLOAD } from "./stage-upload.ts";
import { UPDATE_FILE_REFERENCES } from "./update-file-references.ts";

/** Everything we ever ask of the Admin API: what a test checks against Shopify's own schema. */
export const OPERATIONS = [
  CREATE_FILE,
  FIND_FILES,
  GET_PRODUCTS,
  LIST_PRODUCTS,
  READ_FILE,
  READ_PRODUCT_MEDIA,
  STAGE_UPLOAD,
  UPDATE_FILE_REFERENCES,
] as const;
