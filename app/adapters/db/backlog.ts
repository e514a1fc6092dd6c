import { z } from "zod";

import type { Database } from "#app/adapters/db/client.ts";
import { dispatchTurn } from "#app/adapters/db/dispatch-turn.ts";
import { publicationIdSchema, shopIdSchema, shotIdSchema } from "#app/core/ids.ts";
import type { Backlog } from "#app/core/run/ports.ts";

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
    ...whatIsDue(database),
    ...putOff(database),
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

function whatIsDue(database: Database): Pick<Backlog, "dueShots" | "duePublications" | "dueReceipts"> {
  return {
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
  };
}

function putOff(database: Database): Pick<Backlog, "snoozeShots" | "snoozePublications" | "snoozeReceipts"> {
  return {
    async snoozeShots(ids, wakeAt) {
      await database.shot.updateMany({ where: { id: { in: [...ids] }, wakeAt: { not: null } }, data: { wakeAt } });
    },
    async snoozePublications(ids, wakeAt) {
      await database.publication.updateMany({
        where: { id: { in: [...ids] }, wakeAt: { not: null } },
        data: { wakeAt },
      });
    },
    async snoozeReceipts(ids, wakeAt) {
      await database.webhookReceipt.updateMany({ where: { id: { in: [...ids] }, doneAt: null }, data: { wakeAt } });
    },
  };
}
