import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import type { AdminSession } from "./admin-session.ts";
import { shotAnswer, type RunShot } from "./answers.ts";
import { writeContactSheet } from "./contact-sheet.ts";
import { AppRefusedError } from "./errors.ts";

/** Puts the published files, each under its product's name, and the contact sheet in a folder. */
export async function keepFiles(admin: AdminSession, shots: readonly RunShot[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const kept: { title: string; file: string }[] = [];
  for (const { shotId, productTitle } of shots) {
    const { finalUrl } = await admin.ask(`/app/api/shots/${shotId}`, shotAnswer);
    if (finalUrl === null) continue;
    const picture = await fetch(finalUrl);
    if (!picture.ok)
      throw new AppRefusedError(`The picture of ${productTitle} was answered ${String(picture.status)}.`);
    const file = path.join(folder, `${fileName(productTitle)}-${shotId.slice(0, 8)}.jpg`);
    await writeFile(file, new Uint8Array(await picture.arrayBuffer()));
    kept.push({ title: productTitle, file });
  }
  await writeContactSheet(folder, kept);
}

function fileName(title: string): string {
  return title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "product";
}
