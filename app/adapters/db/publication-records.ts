import type { Publication as PublicationRow } from "@prisma/client";

import type { Tables } from "#app/adapters/db/client.ts";
import { toJson } from "#app/adapters/db/json.ts";
import { mediaGidSchema, productGidSchema, publicationIdSchema, shopIdSchema, shotIdSchema } from "#app/core/ids.ts";
import { blockReasonSchema, type Publication } from "#app/core/publication/publication.ts";
import type { PublicationRecords } from "#app/core/records.ts";

export function publicationRecords(tables: Tables): PublicationRecords {
  return {
    async add(publication) {
      await tables.publication.create({ data: publication });
    },
    async find(shopId, id) {
      const row = await tables.publication.findFirst({ where: { shopId, id } });
      return row === null ? null : publicationOf(row);
    },
    async ofShot(shopId, shotId) {
      const row = await tables.publication.findFirst({ where: { shopId, shotId } });
      return row === null ? null : publicationOf(row);
    },
    async ofShots(shopId, shots) {
      const rows = await tables.publication.findMany({ where: { shopId, shotId: { in: [...shots] } } });
      return rows.map(publicationOf);
    },
    async move({ shopId, id }, { from, to, mediaBefore, ...change }) {
      const moved = await tables.publication.updateMany({
        where: { shopId, id, state: from },
        data: { ...change, state: to, ...(mediaBefore === undefined ? {} : { mediaBefore: toJson(mediaBefore) }) },
      });
      return moved.count === 1;
    },
  };
}

function publicationOf(row: PublicationRow): Publication {
  return {
    ...row,
    id: publicationIdSchema.parse(row.id),
    shopId: shopIdSchema.parse(row.shopId),
    shotId: shotIdSchema.parse(row.shotId),
    productGid: productGidSchema.parse(row.productGid),
    fileGid: mediaGidSchema.nullable().parse(row.fileGid),
    blockReason: blockReasonSchema.nullable().parse(row.blockReason),
  };
}
