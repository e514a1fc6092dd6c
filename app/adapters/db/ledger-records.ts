import { randomUUID } from "node:crypto";

import type { Tables } from "#app/adapters/db/client.ts";
import type { LedgerRecords } from "#app/core/billing/records.ts";
import { shotIdSchema } from "#app/core/ids.ts";

export function ledgerRecords(tables: Tables): LedgerRecords {
  return {
    async balance(shopId, lock) {
      if (lock === "locked") {
        await tables.creditBalance.createMany({ data: [{ shopId }], skipDuplicates: true });
        await tables.$queryRaw`SELECT 1 FROM "CreditBalance" WHERE "shopId" = ${shopId}::uuid FOR UPDATE`;
      }
      const row = await tables.creditBalance.findUnique({ where: { shopId } });
      return { left: row?.left ?? 0, held: row?.held ?? 0, used: row?.used ?? 0 };
    },
    async changeBalance(shopId, { left, held, used }) {
      await tables.creditBalance.update({
        where: { shopId },
        data: { left: { increment: left }, held: { increment: held }, used: { increment: used } },
      });
    },
    async enter(entry) {
      const made = await tables.ledgerEntry.createMany({
        data: [{ id: randomUUID(), ...entry }],
        skipDuplicates: true,
      });
      return made.count === 1;
    },
    async findEntry(shopId, shotId, kind) {
      const row = await tables.ledgerEntry.findFirst({ where: { shopId, shotId, kind } });
      return row === null ? null : { ...row, shopId, shotId: shotIdSchema.parse(row.shotId) };
    },
    async openLots(shopId, now) {
      return tables.creditLot.findMany({
        where: { shopId, left: { gt: 0 }, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        orderBy: [{ expiresAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }],
        select: { id: true, left: true },
      });
    },
    async addLot({ id, shopId, credits, expiresAt, now }) {
      await tables.creditLot.create({
        data: { id, shopId, granted: credits, left: credits, expiresAt, createdAt: now },
      });
    },
    async changeLot(shopId, id, by) {
      await tables.creditLot.updateMany({ where: { shopId, id }, data: { left: { increment: by } } });
    },
  };
}
