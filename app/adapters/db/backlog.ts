import { z } from "zod";

import type { Database, Tables } from "#app/adapters/db/client.ts";
import { publicationIdSchema, runIdSchema, shopIdSchema, shotIdSchema } from "#app/core/ids.ts";
import type { Backlog, DispatchTurn } from "#app/core/run/ports.ts";

/** Any number that nothing else in the database locks. */
const DISPATCH_LOCK = 520_261_123;

/** The only queries that look across shops. */
export function databaseBacklog(database: Database): Backlog {
  return {
    dispatching: (work) =>
      database.$transaction(async (tables) => {
        const rows = await tables.$queryRaw`SELECT pg_try_advisory_xact_lock(${DISPATCH_LOCK}) AS mine`;
        const [lock] = z.array(z.object({ mine: z.boolean() })).parse(rows);
        if (lock?.mine !== true) return false;
        await work(dispatchTurn(tables));
        return true;
      }),
    async dueShots(now, take) {
      const rows = await database.shot.findMany({
        where: { wakeAt: { lte: now } },
        orderBy: { wakeAt: "asc" },
        take,
        select: { id: true, shopId: true, state: true, tries: true, _count: { select: { attempts: true } } },
      });
      return rows.map(({ id, shopId, state, tries, _count: { attempts } }) => ({
        id: shotIdSchema.parse(id),
        shopId: shopIdSchema.parse(shopId),
        state,
        tries,
        attempts,
      }));
    },
    async duePublications(now, take) {
      const rows = await database.publication.findMany({
        where: { wakeAt: { lte: now } },
        orderBy: { wakeAt: "asc" },
        take,
        select: { id: true, shopId: true, tries: true },
      });
      return rows.map((row) => ({
        ...row,
        id: publicationIdSchema.parse(row.id),
        shopId: shopIdSchema.parse(row.shopId),
      }));
    },
    dueReceipts: (now, take) =>
      database.webhookReceipt.findMany({
        where: { wakeAt: { lte: now }, doneAt: null },
        orderBy: { wakeAt: "asc" },
        take,
        select: { id: true, tries: true },
      }),
    async snoozeShots(ids, wakeAt) {
      await database.shot.updateMany({ where: { id: { in: [...ids] }, wakeAt: { not: null } }, data: { wakeAt } });
    },
    async snoozePublications(ids, wakeAt) {
      await database.publication.updateMany({ where: { id: { in: [...ids] }, wakeAt: { not: null } }, data: { wakeAt } });
    },
    async snoozeReceipts(ids, wakeAt) {
      await database.webhookReceipt.updateMany({ where: { id: { in: [...ids] }, doneAt: null }, data: { wakeAt } });
    },
    async wakeShop(shopId, now) {
      const state = { in: ["preparing" as const, "painting" as const, "checking" as const] };
      await database.shot.updateMany({ where: { shopId, state }, data: { wakeAt: now } });
      await database.publication.updateMany({ where: { shopId, wakeAt: { not: null } }, data: { wakeAt: now } });
    },
    async forgetReceipts(before) {
      const gone = await database.webhookReceipt.deleteMany({ where: { doneAt: { lt: before } } });
      return gone.count;
    },
  };
}

const runRowSchema = z.array(z.object({ shopId: shopIdSchema, runId: runIdSchema }));

function dispatchTurn(tables: Tables): DispatchTurn {
  return {
    countInWindow: () => tables.shot.count({ where: { state: "preparing" } }),
    async leastServedRun() {
      const rows = await tables.$queryRaw`
        SELECT r."shopId", r.id AS "runId" FROM "Run" r JOIN "Shop" shop ON shop.id = r."shopId"
        WHERE shop."uninstalledAt" IS NULL
          AND EXISTS (SELECT 1 FROM "Shot" s WHERE s."runId" = r.id AND s.state = 'waiting')
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
