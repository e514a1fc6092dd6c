import type { Shop as ShopRow } from "@prisma/client";

import type { Tables } from "#app/adapters/db/client.ts";
import { RecordMissingError } from "#app/core/errors.ts";
import { shopDomainSchema, shopIdSchema } from "#app/core/ids.ts";
import type { Shop, ShopRecords } from "#app/core/records.ts";

export function shopRecords(tables: Tables): ShopRecords {
  return {
    async find(domain) {
      const row = await tables.shop.findUnique({ where: { domain } });
      return row === null ? null : shopOf(row);
    },
    async get(id) {
      const row = await tables.shop.findUnique({ where: { id } });
      if (row === null) throw new RecordMissingError(`There is no shop ${id}.`);
      return shopOf(row);
    },
    async install({ id, domain, now }) {
      const made = await tables.shop.createMany({ data: [{ id, domain, installedAt: now }], skipDuplicates: true });
      const returned = await tables.shop.updateMany({
        where: { domain, uninstalledAt: { not: null } },
        data: { uninstalledAt: null, installedAt: now },
      });
      const row = await tables.shop.findUniqueOrThrow({ where: { domain } });
      return { shop: shopOf(row), isNew: made.count + returned.count > 0 };
    },
    async change(id, change) {
      await tables.shop.updateMany({ where: { id }, data: change });
    },
  };
}

function shopOf(row: ShopRow): Shop {
  return { ...row, id: shopIdSchema.parse(row.id), domain: shopDomainSchema.parse(row.domain) };
}
