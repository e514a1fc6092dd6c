import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

import { ConfigurationError } from "#app/core/errors.ts";

export type EncryptionKey = {
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Uint8Array;
};

export type Encryption = {
  readonly seal: (plain: string) => string;
  readonly open: (sealed: string) => string;
};

/**
 * AES-256-GCM. The first key seals; all of them open, so that keys are rotated by putting a new one in front.
 * Form: `v1.<key id>.<iv>.<tag>.<ciphertext>`, base64url.
 */
export function encryptionWith(keys: readonly [EncryptionKey, ...EncryptionKey[]]): Encryption {
  const [sealing] = keys;
  return {
    seal(plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", sealing.secret, iv);
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      const parts = [iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url"));
      return ["v1", sealing.id, ...parts].join(".");
    },
    open(sealed) {
      const [version, id, iv, tag, body] = sealed.split(".");
      const key = keys.find((candidate) => candidate.id === id);
      if (version !== "v1" || key === undefined || iv === undefined || tag === undefined || body === undefined) {
        throw new ConfigurationError("A stored token was sealed with a key that is not configured.");
      }
      const decipher = createDecipheriv("aes-256-gcm", key.secret, Buffer.from(iv, "base64url"));
      decipher.setAuthTag(Buffer.from(tag, "base64url"));
      return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
    },
  };
}
