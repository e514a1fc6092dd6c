import { z } from "zod";

import type { Database, Tables } from "#app/adapters/db/client.ts";
import type { Encryption } from "#app/adapters/db/encryption.ts";
import { ShopAccessLostError } from "#app/core/errors.ts";
import type { ShopDomain } from "#app/core/ids.ts";
import type { AccessToken, ShopTokens } from "#app/core/shop/ports.ts";

/** As long as the library itself wants a token to live on before it uses it. */
const STILL_GOOD_MS = 5 * 60_000;
/** A refresh is one request with a time-out of ten seconds. */
const REFRESH_MS = 20_000;

/** The library's offline sessions, read and renewed without the library: it throws bare responses at workers. */
export function databaseShopTokens(
  database: Database,
  settings: { readonly encryption: Encryption; readonly now: () => Date },
): ShopTokens {
  const { encryption, now } = settings;
  return {
    withFreshToken: (shop, refresh) =>
      database.$transaction(
        async (tables) => {
          const row = await lockSession(tables, shop);
          if (row === null || row.accessToken === "") throw new ShopAccessLostError(`No token of ${shop} is left.`);
          if (row.expires === null || row.expires.getTime() > now().getTime() + STILL_GOOD_MS) {
            return encryption.open(row.accessToken);
          }
          const spent = row.refreshToken === null ? null : await refresh(encryption.open(row.refreshToken));
          if (spent === null) throw new ShopAccessLostError(`The tokens of ${shop} cannot be renewed.`);
          await store(tables, { shop, token: spent, encryption });
          return spent.accessToken;
        },
        { timeout: REFRESH_MS, maxWait: REFRESH_MS },
      ),
    async forget(shop) {
      await database.session.deleteMany({ where: { shop } });
    },
  };
}

const sessionRowSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  expires: z.date().nullable(),
});

/** The id is the library's own for a shop's offline session. */
function sessionId(shop: ShopDomain): string {
  return `offline_${shop}`;
}

async function lockSession(tables: Tables, shop: ShopDomain): Promise<z.infer<typeof sessionRowSchema> | null> {
  const rows = await tables.$queryRaw`
    SELECT "accessToken", "refreshToken", "expires" FROM "Session" WHERE id = ${sessionId(shop)} FOR UPDATE`;
  return z.array(sessionRowSchema).parse(rows)[0] ?? null;
}

async function store(
  tables: Tables,
  renewed: { readonly shop: ShopDomain; readonly token: AccessToken; readonly encryption: Encryption },
): Promise<void> {
  const { shop, token, encryption } = renewed;
  await tables.session.update({
    where: { id: sessionId(shop) },
    data: {
      accessToken: encryption.seal(token.accessToken),
      refreshToken: encryption.seal(token.refreshToken),
      expires: token.expiresAt,
      refreshTokenExpires: token.refreshExpiresAt,
    },
  });
}
