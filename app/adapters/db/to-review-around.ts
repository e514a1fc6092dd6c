import type { Prisma } from "@prisma/client";

import type { Tables } from "#app/adapters/db/client.ts";
import { shotIdSchema, type ShotId } from "#app/core/ids.ts";
import type { ShotRecords } from "#app/core/records.ts";

/** The shots waiting for review on either side of one, in the order of their making and round from the end. */
export function toReviewAround(tables: Tables): ShotRecords["toReviewAround"] {
  const first = async (where: Prisma.ShotWhereInput, direction: "asc" | "desc"): Promise<ShotId | null> => {
    const row = await tables.shot.findFirst({ where, orderBy: { sequence: direction }, select: { id: true } });
    return row === null ? null : shotIdSchema.parse(row.id);
  };
  return async (shopId, shot) => {
    const waiting = { shopId, state: "ready", decision: "undecided" } as const;
    const here = shot === null ? null : await tables.shot.findFirst({ where: { shopId, id: shot } });
    if (here === null) return { next: await first(waiting, "asc"), previous: await first(waiting, "desc") };
    const others = { ...waiting, id: { not: here.id } };
    const { sequence } = here;
    return {
      next: (await first({ ...others, sequence: { gt: sequence } }, "asc")) ?? (await first(others, "asc")),
      previous: (await first({ ...others, sequence: { lt: sequence } }, "desc")) ?? (await first(others, "desc")),
    };
  };
}
