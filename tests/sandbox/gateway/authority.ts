import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
// tsyringe, which @peculiar/x509 stands on, refuses to load without it.
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { createKeyPair, keyPairFromPem, type PemKeyPair } from "./keys.ts";

const DAY_MS = 86_400_000;
const AUTHORITY_NAME = "CN=AI Roomshots sandbox CA";

export type ServerCredentials = { readonly cert: string; readonly key: string };

/** The sandbox's own certificate authority: kept in the data folder, so that a browser profile stays valid. */
export type Authority = {
  readonly caPath: string;
  readonly caPem: string;
  /** base64 SHA-256 of the server key, for Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spkiPin: string;
  issue: (hostname: string) => Promise<ServerCredentials>;
};

export const openAuthority = async (folder: string): Promise<Authority> => {
  mkdirSync(folder, { recursive: true });
  const authorityKeys = await keptKeyPair(join(folder, "ca.key"));
  const serverKeys = await keptKeyPair(join(folder, "server.key"));
  const caPath = join(folder, "ca.pem");
  if (!existsSync(caPath)) writeFileSync(caPath, await selfSigned(authorityKeys));
  const caPem = readFileSync(caPath, "utf8");
  return {
    caPath,
    caPem,
    spkiPin: await pinOf(serverKeys),
    issue: async (hostname) => ({
      cert: await signedLeaf({ hostname, caPem, authorityKeys, serverKeys }),
      key: serverKeys.privatePem,
    }),
  };
};

const keptKeyPair = async (path: string): Promise<PemKeyPair> => {
  if (existsSync(path)) return keyPairFromPem(readFileSync(path, "utf8"));
  const pair = await createKeyPair();
  writeFileSync(path, pair.privatePem, { mode: 0o600 });
  return pair;
};

const selfSigned = async ({ keys }: PemKeyPair): Promise<string> => {
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: AUTHORITY_NAME,
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + 3650 * DAY_MS),
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return certificate.toString("pem");
};

type LeafRequest = { hostname: string; caPem: string; authorityKeys: PemKeyPair; serverKeys: PemKeyPair };

const signedLeaf = async ({ hostname, caPem, authorityKeys, serverKeys }: LeafRequest): Promise<string> => {
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${hostname}`,
    issuer: new x509.X509Certificate(caPem).subject,
    notBefore: new Date(Date.now() - DAY_MS),
    // Chromium refuses leaves that live longer than 398 days.
    notAfter: new Date(Date.now() + 397 * DAY_MS),
    publicKey: serverKeys.keys.publicKey,
    signingKey: authorityKeys.keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.SubjectAlternativeNameExtension([{ type: "dns", value: hostname }]),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.keys.publicKey),
    ],
  });
  return certificate.toString("pem");
};

const pinOf = async ({ keys }: PemKeyPair): Promise<string> => {
  const spki = await crypto.subtle.exportKey("spki", keys.publicKey);
  return createHash("sha256").update(new Uint8Array(spki)).digest("base64");
};
