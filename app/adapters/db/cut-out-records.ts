import type { CutOut as CutOutRow } from "@prisma/client";

import type { Tables } from "#app/adapters/db/client.ts";
import { textListSchema, toJson } from "#app/adapters/db/json.ts";
import { RecordMissingError } from "#app/core/errors.ts";
import { cutOutIdSchema, shopIdSchema } from "#app/core/ids.ts";
import type { CutOutRecords } from "#app/core/records.ts";
import type { CutOut } from "#app/core/shot/cut-out.ts";

export function cutOutRecords(tables: Tables): CutOutRecords {
  return {
    async findByPhoto(shopId, photoHash) {
      const row = await tables.cutOut.findFirst({ where: { shopId, photoHash } });
      return row === null ? null : cutOutOf(row);
    },
    async get(shopId, id) {
      const row = await tables.cutOut.findFirst({ where: { shopId, id } });
      if (row === null) throw new RecordMissingError(`There is no cut-out ${id}.`);
      return cutOutOf(row);
    },
    async keep(cutOut, now) {
      const { shopId, photoHash } = cutOut;
      const row = await tables.cutOut.upsert({
        where: { shopId_photoHash: { shopId, photoHash } },
        create: { ...cutOut, reasons: toJson(cutOut.reasons), createdAt: now, lastUsedAt: now },
        update: { lastUsedAt: now },
      });
      return cutOutOf(row);
    },
  };
}

function cutOutOf(row: CutOutRow): CutOut {
  return {
    ...row,
    id: cutOutIdSchema.parse(row.id),
    shopId: shopIdSchema.parse(row.shopId),
    reasons: textListSchema.parse(row.reasons),
  };
}
