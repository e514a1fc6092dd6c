import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The key that stored tokens are encrypted with: made at the first start, kept, because the stored tokens are too. */
export function keptEncryptionKeys(folder: string): string {
  const file = path.join(folder, "encryption-keys");
  if (!existsSync(file)) writeFileSync(file, `1:${randomBytes(32).toString("base64")}`, { mode: 0o600 });
  return readFileSync(file, "utf8");
}
