import { Prisma } from "@prisma/client";
import { z } from "zod";

import type { Tables } from "#app/adapters/db/client.ts";
import { productGidSchema, type ProductGid, type ShopId } from "#app/core/ids.ts";
import type { ShotCounts } from "#app/core/records.ts";

const rowSchema = z.object({
  productGid: productGidSchema,
  working: z.int(),
  readyToReview: z.int(),
  published: z.int(),
  approved: z.int(),
  reviewed: z.int(),
  failed: z.int(),
});

/** One pass over the shop's shots, grouped by product. */
export async function countShots(
  tables: Tables,
  shopId: ShopId,
  products: readonly ProductGid[] | null,
): Promise<readonly ShotCounts[]> {
  const only = products === null ? Prisma.empty : Prisma.sql`AND s."productGid" = ANY(${[...products]})`;
  const rows = await tables.$queryRaw`
    SELECT s."productGid",
      count(*) FILTER (WHERE s.state IN ('waiting', 'preparing', 'painting', 'checking'))::int AS working,
      count(*) FILTER (WHERE s.state = 'ready' AND s.decision = 'undecided')::int AS "readyToReview",
      count(*) FILTER (WHERE s.decision = 'approved')::int AS approved,
      count(*) FILTER (WHERE s.decision <> 'undecided')::int AS reviewed,
      count(*) FILTER (WHERE s.state = 'failed')::int AS failed,
      count(p.id)::int AS published
    FROM "Shot" s
    LEFT JOIN "Publication" p ON p."shotId" = s.id AND p.state = 'placed'
    WHERE s."shopId" = ${shopId}::uuid ${only}
    GROUP BY s."productGid"`;
  return z.array(rowSchema).parse(rows);
}
