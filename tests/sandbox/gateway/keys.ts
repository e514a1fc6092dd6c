import { createPrivateKey, createPublicKey } from "node:crypto";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" } as const;
const USES = ["sign", "verify"] as const;

export type PemKeyPair = { readonly keys: CryptoKeyPair; readonly privatePem: string };

export const createKeyPair = async (): Promise<PemKeyPair> => {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, USES);
  return { keys, privatePem: await pemOfPrivateKey(keys.privateKey) };
};

export const keyPairFromPem = async (privatePem: string): Promise<PemKeyPair> => {
  const privateKey = createPrivateKey(privatePem);
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "der" });
  const spki = createPublicKey(privatePem).export({ type: "spki", format: "der" });
  return {
    privatePem,
    keys: {
      privateKey: await crypto.subtle.importKey("pkcs8", new Uint8Array(pkcs8), ALGORITHM, true, ["sign"]),
      publicKey: await crypto.subtle.importKey("spki", new Uint8Array(spki), ALGORITHM, true, ["verify"]),
    },
  };
};

const pemOfPrivateKey = async (key: CryptoKey): Promise<string> => {
  const der = Buffer.from(await crypto.subtle.exportKey("pkcs8", key));
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" })
    .export({ type: "pkcs8", format: "pem" })
    .toString();
};
