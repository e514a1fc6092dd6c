import { readFile, rename, writeFile } from "node:fs/promises";
import { type WorldRecord, worldRecord } from "./records.ts";

/** The sandbox's saved world cannot be read; trying again does not help, deleting the folder does. */
export class WorldFileError extends Error {
  override readonly name = "WorldFileError";
  readonly retryable = false;
}

const WRITE_DELAY_MS = 200;

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** `null` when there is none yet. */
export async function readWorld(path: string): Promise<WorldRecord | null> {
  try {
    return worldRecord.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if (isMissing(error)) return null;
    throw new WorldFileError(`The saved sandbox in ${path} cannot be read; delete it to start afresh.`, {
      cause: error,
    });
  }
}

export type WorldFile = { schedule: () => void; close: () => Promise<void> };

/** Writes the world a moment after a change, whole or not at all. */
export function worldFile(path: string, current: () => WorldRecord): WorldFile {
  let timer: NodeJS.Timeout | null = null;
  let writing = Promise.resolve();

  const write = () => {
    timer = null;
    const text = JSON.stringify(current());
    writing = writing.then(async () => {
      await writeFile(`${path}.half`, text);
      await rename(`${path}.half`, path);
    });
    return writing;
  };
  return {
    schedule() {
      timer ??= setTimeout(() => void write(), WRITE_DELAY_MS);
    },
    async close() {
      if (timer !== null) {
        clearTimeout(timer);
        await write();
      }
      await writing;
    },
  };
}
