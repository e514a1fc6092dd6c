import { randomUUID } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Replaces a file whole: after a kill at any moment the old or the new text is there.
 * No fsync: it outlives its process, not the machine's power.
 */
export async function writeDurably(path: string, text: string, temporaryDir: string): Promise<void> {
  const temporary = join(temporaryDir, randomUUID());
  await writeFile(temporary, text);
  await rename(temporary, path);
}
