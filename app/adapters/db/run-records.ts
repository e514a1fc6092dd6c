import type { Run as RunRow } from "@prisma/client";

import type { Tables } from "#app/adapters/db/client.ts";
import { runIdSchema, shopIdSchema } from "#app/core/ids.ts";
import type { Run, RunRecords } from "#app/core/records.ts";
import { styleKeySchema } from "#app/core/style/styles.ts";

export function runRecords(tables: Tables): RunRecords {
  return {
    async add(run) {
      // A newcomer starts level with the least served run, not ahead of everybody who has been waiting.
      const { _min } = await tables.run.aggregate({
        _min: { virtualTime: true },
        where: { shots: { some: { state: "waiting" } } },
      });
      const made = await tables.run.createMany({
        data: [{ ...run, virtualTime: _min.virtualTime ?? 0 }],
        skipDuplicates: true,
      });
      return made.count === 1;
    },
    async find(shopId, id) {
      const row = await tables.run.findFirst({ where: { shopId, id } });
      return row === null ? null : runOf(row);
    },
    async findByKey(shopId, requestKey) {
      const row = await tables.run.findFirst({ where: { shopId, requestKey } });
      return row === null ? null : runOf(row);
    },
    async markCancelled(shopId, id, now) {
      await tables.run.updateMany({ where: { shopId, id, cancelledAt: null }, data: { cancelledAt: now } });
    },
  };
}

function runOf(row: RunRow): Run {
  return {
    id: runIdSchema.parse(row.id),
    shopId: shopIdSchema.parse(row.shopId),
    styleKey: styleKeySchema.parse(row.styleKey),
    requestedAt: row.requestedAt,
  };
}
