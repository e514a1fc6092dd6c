import { spawnSync } from "node:child_process";
import { chownSync, mkdirSync } from "node:fs";
import { PostgresStartError } from "./errors.ts";

/** How to start a Postgres program: what goes before its name, and as whom. */
export type Unprivileged = { before: readonly string[]; identity: { uid?: number; gid?: number } };

/**
 * Postgres refuses to run as root. An unprivileged user namespace needs no account and no change of owner;
 * where the kernel forbids those, the `postgres` or `nobody` account takes the folder over.
 */
export function unprivileged(binary: string, folder: string): Unprivileged {
  if (process.getuid?.() !== 0) return { before: [], identity: {} };
  if (spawnSync("unshare", ["-U", binary, "--version"]).status === 0)
    return { before: ["unshare", "-U"], identity: {} };
  for (const account of ["postgres", "nobody"]) {
    const identity = accountIds(account);
    if (identity && spawnSync(binary, ["--version"], identity).status === 0) {
      mkdirSync(folder, { recursive: true });
      chownSync(folder, identity.uid, identity.gid);
      return { before: [], identity };
    }
  }
  throw new PostgresStartError("Postgres cannot run as root here: run as a normal user, or set DATABASE_URL.");
}

function accountIds(account: string): { uid: number; gid: number } | null {
  const [uid, gid] = ["-u", "-g"].map((which) => spawnSync("id", [which, account], { encoding: "utf8" }));
  if (uid?.status !== 0 || gid?.status !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
