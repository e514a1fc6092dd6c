import type { Database } from "#app/adapters/db/client.ts";
import type { Erasure } from "#app/core/privacy/ports.ts";

/** Children before parents, as the foreign keys want it. */
export function databaseErasure(database: Database): Erasure {
  return {
    deleteRows: (shopId) =>
      database.$transaction(async (tables) => {
        const shop = await tables.shop.findUniqueOrThrow({ where: { id: shopId } });
        const ofShop = { where: { shopId } };
        const gone = [
          await tables.publication.deleteMany(ofShop),
          await tables.review.deleteMany(ofShop),
          await tables.attempt.deleteMany(ofShop),
          await tables.shot.deleteMany(ofShop),
          await tables.run.deleteMany(ofShop),
          await tables.cutOut.deleteMany(ofShop),
          await tables.ledgerEntry.deleteMany(ofShop),
          await tables.creditLot.deleteMany(ofShop),
          await tables.creditBalance.deleteMany(ofShop),
          await tables.session.deleteMany({ where: { shop: shop.domain } }),
          await tables.shop.deleteMany({ where: { id: shopId } }),
        ];
        return gone.reduce((total, { count }) => total + count, 0);
      }),
  };
}
