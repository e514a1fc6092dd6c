import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { AppRegistration } from "./app-registration.ts";
import type { Shop } from "./shop.ts";

const LIFETIME_SECONDS = 60;
const HEADER = encode({ alg: "HS256", typ: "JWT" });

const claimsSchema = z.object({ dest: z.url(), aud: z.string(), sub: z.string(), iat: z.number(), exp: z.number() });

export type SessionTokenClaims = z.infer<typeof claimsSchema>;

/** What App Bridge hands to the app: who looks at which shop, for one minute. */
export const signSessionToken = (app: AppRegistration, shop: Shop, nowMs: number): string => {
  const issuedAt = Math.floor(nowMs / 1000);
  const claims = encode({
    iss: `https://${shop.domain}/admin`,
    dest: `https://${shop.domain}`,
    aud: app.apiKey,
    sub: String(shop.currentUserId),
    exp: issuedAt + LIFETIME_SECONDS,
    nbf: issuedAt,
    iat: issuedAt,
    jti: randomUUID(),
    sid: randomUUID(),
  });
  return `${HEADER}.${claims}.${signatureOf(`${HEADER}.${claims}`, app.apiSecret)}`;
};

/** `null` when the token is not ours, not for this app, or over. */
export const readSessionToken = (token: string, app: AppRegistration, nowMs: number): SessionTokenClaims | null => {
  const [header = "", payload = "", signature = ""] = token.split(".");
  if (!isSame(signature, signatureOf(`${header}.${payload}`, app.apiSecret))) return null;
  const claims = claimsSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  const isLive = claims.exp * 1000 > nowMs;
  return isLive && claims.aud === app.apiKey ? claims : null;
};

const signatureOf = (text: string, secret: string): string =>
  createHmac("sha256", secret).update(text).digest("base64url");

const isSame = (left: string, right: string): boolean => {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
};

function encode(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}
