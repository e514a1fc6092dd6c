import { z } from "zod";
import type { ControlRoute } from "#tests/sandbox/control/route.ts";
import type { Identity } from "./identity.ts";
import type { Shop } from "./shop.ts";

const shopName = z.object({ shop: z.string().default("demo-store") });
const newShop = z.object({ handle: z.string().regex(/^[a-z0-9][a-z0-9-]*$/) });
const expiry = shopName.extend({ which: z.enum(["access", "refresh", "all"]).default("access") });
const acting = shopName.extend({ user: z.enum(["owner", "staff"]) });

/** `uninstall` is passed in because it also sends a webhook. */
export const identityControl = (
  identity: Identity,
  uninstall: (shop: Shop) => Promise<unknown>,
): readonly ControlRoute[] => [
  { method: "GET", path: "/shops", answer: () => identity.shops().map(overview) },
  { method: "POST", path: "/shops", answer: (body) => overview(identity.addShop(newShop.parse(body).handle)) },
  {
    method: "POST",
    path: "/uninstall",
    answer: (body) => uninstall(identity.getShop(shopName.parse(body ?? {}).shop)),
  },
  {
    method: "POST",
    path: "/expire-tokens",
    answer: (body) => {
      const { shop, which } = expiry.parse(body ?? {});
      identity.tokens.expire(identity.getShop(shop).domain, which);
      return { expired: which };
    },
  },
  {
    method: "POST",
    path: "/session-token",
    answer: (body) => ({ token: identity.sessionToken(identity.getShop(shopName.parse(body ?? {}).shop)) }),
  },
  {
    method: "POST",
    path: "/store-token",
    answer: (body) => ({ token: storesOwnToken(identity, identity.getShop(shopName.parse(body ?? {}).shop)) }),
  },
  {
    method: "POST",
    path: "/act-as",
    answer: (body) => {
      const { shop: name, user } = acting.parse(body);
      const shop = identity.getShop(name);
      const chosen = shop.users.find((candidate) => candidate.isAccountOwner === (user === "owner"));
      if (chosen) identity.actAs(shop, chosen.id);
      return { user: chosen?.id ?? null };
    },
  },
];

export const storesOwnToken = (identity: Identity, shop: Shop): string =>
  identity.tokens.issueStoresOwn({ shop: shop.domain, scopes: identity.app.scopes });

const overview = (shop: Shop) => ({
  id: shop.id,
  handle: shop.handle,
  domain: shop.domain,
  isInstalled: shop.installation !== null,
  scopes: shop.installation?.scopes ?? [],
  currentUserId: shop.currentUserId,
});
