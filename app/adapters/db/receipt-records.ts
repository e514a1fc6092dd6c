import { z } from "zod";

import type { Tables } from "#app/adapters/db/client.ts";
import { toJson } from "#app/adapters/db/json.ts";
import type { ReceiptRecords } from "#app/core/shop/receipt.ts";

const fieldsSchema = z.record(z.string(), z.unknown());

export function receiptRecords(tables: Tables): ReceiptRecords {
  return {
    async add(receipt) {
      const made = await tables.webhookReceipt.createMany({
        data: [
          { ...receipt, fields: toJson(receipt.fields), doneAt: receipt.wakeAt === null ? receipt.receivedAt : null },
        ],
        skipDuplicates: true,
      });
      return made.count === 1;
    },
    async find(id) {
      const row = await tables.webhookReceipt.findUnique({ where: { id } });
      return row === null ? null : { ...row, fields: fieldsSchema.parse(row.fields) };
    },
    async markDone(id, now) {
      await tables.webhookReceipt.updateMany({ where: { id, doneAt: null }, data: { doneAt: now, wakeAt: null } });
    },
    async retryAt(id, wakeAt) {
      await tables.webhookReceipt.updateMany({
        where: { id, doneAt: null },
        data: { wakeAt, tries: { increment: 1 } },
      });
    },
  };
}
