import { z } from "zod";

import { PUBLICATION_ACTIONS } from "#app/components/publication/publication-answer.ts";
import { REVIEW_DECISIONS } from "#app/components/review/review-answer.ts";
import { productGidSchema } from "#app/core/ids.ts";
import { styleKeySchema } from "#app/core/style/styles.ts";
import { MAX_PRODUCTS_PER_RUN } from "./product-selection.ts";

/** A form sends every field as a list, a script its JSON value. */
function single<Inner extends z.ZodType>(inner: Inner): z.ZodPreprocess<Inner> {
  return z.preprocess(
    (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value),
    inner,
  );
}

export const runRequestSchema = z.object({
  products: z
    .array(productGidSchema)
    .min(1)
    .max(MAX_PRODUCTS_PER_RUN)
    .transform((gids) => [...new Set(gids)]),
  styleKey: single(styleKeySchema),
  requestKey: single(z.uuid()),
});

export const reviewRequestSchema = z.object({ decision: single(z.enum(REVIEW_DECISIONS)) });

export const publicationRequestSchema = z.object({ action: single(z.enum(PUBLICATION_ACTIONS)) });
