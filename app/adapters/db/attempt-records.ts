import type { Attempt as AttemptRow } from "@prisma/client";

import type { Tables } from "#app/adapters/db/client.ts";
import { attemptIdSchema, shopIdSchema, shotIdSchema } from "#app/core/ids.ts";
import type { AttemptRecords } from "#app/core/records.ts";
import type { Attempt } from "#app/core/shot/attempt.ts";
import { modelKeySchema } from "#app/core/style/model.ts";

export function attemptRecords(tables: Tables): AttemptRecords {
  return {
    async add(attempt) {
      await tables.attempt.create({ data: attempt });
    },
    async find(shopId, id) {
      const row = await tables.attempt.findFirst({ where: { shopId, id } });
      return row === null ? null : attemptOf(row);
    },
    async latest(shopId, shotId) {
      const row = await tables.attempt.findFirst({ where: { shopId, shotId }, orderBy: { number: "desc" } });
      return row === null ? null : attemptOf(row);
    },
    count: (shopId, shotId) => tables.attempt.count({ where: { shopId, shotId } }),
    async move({ shopId, id }, { from, to, ...change }) {
      const moved = await tables.attempt.updateMany({
        where: { shopId, id, state: from },
        data: { ...change, state: to },
      });
      return moved.count === 1;
    },
  };
}

function attemptOf(row: AttemptRow): Attempt {
  return {
    ...row,
    id: attemptIdSchema.parse(row.id),
    shopId: shopIdSchema.parse(row.shopId),
    shotId: shotIdSchema.parse(row.shotId),
    model: modelKeySchema.parse(row.model),
  };
}
