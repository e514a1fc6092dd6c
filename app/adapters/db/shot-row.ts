import type { Shot as ShotRow } from "@prisma/client";
import { z } from "zod";

import { textListSchema } from "#app/adapters/db/json.ts";
import { productSizeSchema } from "#app/core/catalog/size.ts";
import {
  cutOutIdSchema,
  mediaGidSchema,
  productGidSchema,
  runIdSchema,
  shopIdSchema,
  shotIdSchema,
} from "#app/core/ids.ts";
import { placementSchema, surfaceSchema } from "#app/core/shot/placement.ts";
import { decisionSchema, failureReasonSchema, shotStateSchema, type Shot } from "#app/core/shot/shot.ts";
import { styleKeySchema } from "#app/core/style/styles.ts";

const shotRowSchema = z.object({
  id: shotIdSchema,
  shopId: shopIdSchema,
  runId: runIdSchema,
  productGid: productGidSchema,
  productTitle: z.string(),
  productUrl: z.string().nullable(),
  photoGid: mediaGidSchema,
  photoUrl: z.string(),
  styleKey: styleKeySchema,
  variation: z.int(),
  surface: surfaceSchema,
  size: productSizeSchema,
  state: shotStateSchema,
  decision: decisionSchema,
  failureReason: failureReasonSchema.nullable(),
  tries: z.int(),
  cutOutId: cutOutIdSchema.nullable(),
  placement: placementSchema.nullable(),
  score: z.int().nullable(),
  checkReasons: textListSchema.nullable().transform((reasons) => reasons ?? []),
  relightPercent: z.number().nullable(),
  enlarged: z.boolean(),
  requestedAt: z.date(),
});

export function shotOf(row: ShotRow): Shot {
  return shotRowSchema.parse(row);
}
