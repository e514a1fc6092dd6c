import { z } from "zod";

import type { Tables } from "#app/adapters/db/client.ts";
import { runIdSchema, shopIdSchema, shotIdSchema } from "#app/core/ids.ts";
import type { DispatchTurn } from "#app/core/run/ports.ts";

const runRowSchema = z.array(z.object({ shopId: shopIdSchema, runId: runIdSchema }));

/** One look at who is next, inside the dispatcher's transaction. */
export function dispatchTurn(tables: Tables): DispatchTurn {
  return {
    countInWindow: () => tables.shot.count({ where: { state: "preparing", tries: 0 } }),
    async leastServedRun({ putOff }) {
      const rows = await tables.$queryRaw`
        SELECT r."shopId", r.id AS "runId" FROM "Run" r JOIN "Shop" shop ON shop.id = r."shopId"
        WHERE shop."uninstalledAt" IS NULL
          AND EXISTS (SELECT 1 FROM "Shot" s WHERE s."runId" = r.id AND s.state = 'waiting')
          AND (SELECT count(*) FROM "Shot" s WHERE s."shopId" = r."shopId" AND s.state = 'preparing' AND s.tries > 0) < ${putOff}
        ORDER BY r."virtualTime", r."requestedAt" LIMIT 1`;
      return runRowSchema.parse(rows)[0] ?? null;
    },
    async admit({ shopId, runId }, count, wakeAt) {
      const waiting = await tables.shot.findMany({
        where: { shopId, runId, state: "waiting" },
        orderBy: { sequence: "asc" },
        take: count,
        select: { id: true },
      });
      const ids = waiting.map(({ id }) => id);
      await tables.shot.updateMany({
        where: { shopId, id: { in: ids }, state: "waiting" },
        data: { state: "preparing", wakeAt },
      });
      await tables.run.updateMany({ where: { shopId, id: runId }, data: { virtualTime: { increment: ids.length } } });
      return ids.map((id) => shotIdSchema.parse(id));
    },
  };
}
