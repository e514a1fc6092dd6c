import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { shopSchema } from "./shop.ts";

const accessTokenSchema = z.object({
  token: z.string(),
  shop: z.string(),
  scopes: z.array(z.string()),
  /** `null`: never, as of offline tokens asked for without `expiring`. */
  expiresAtMs: z.number().nullable(),
  userId: z.number().nullable(),
  /** Of the store's own custom app: what happens to our app's installation does not touch it. */
  isStoresOwn: z.boolean(),
});

const refreshTokenSchema = z.object({
  token: z.string(),
  shop: z.string(),
  expiresAtMs: z.number(),
  firstUsedAtMs: z.number().nullable(),
  /** The token this one replaces; that one is retired at this one's first use. */
  replaces: z.string().nullable(),
});

const identityStateSchema = z.object({
  shops: z.array(shopSchema),
  accessTokens: z.array(accessTokenSchema),
  refreshTokens: z.array(refreshTokenSchema),
});

export type StoredAccessToken = z.infer<typeof accessTokenSchema>;
export type StoredRefreshToken = z.infer<typeof refreshTokenSchema>;
export type IdentityState = z.infer<typeof identityStateSchema>;

/** Identity's records, kept in one file so that an app's stored tokens outlive a restart of the sandbox. */
export type IdentityFile = { read: () => IdentityState | null; write: (state: IdentityState) => void };

export const identityFile = (path: string): IdentityFile => ({
  read: () => {
    const text = readIfThere(path);
    return text === null ? null : identityStateSchema.parse(JSON.parse(text));
  },
  write: (state) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  },
});

const readIfThere = (path: string): string | null => {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
};
