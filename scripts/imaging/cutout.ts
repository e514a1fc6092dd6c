import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cutOut } from "#app/imaging/cutout/cut-out.ts";
import { shutOtherDecoders } from "#app/imaging/intake/decoders.ts";
import { takeIn } from "#app/imaging/intake/take-in.ts";
import { encodeRgbaPng } from "#app/imaging/pixels/picture.ts";

/** Writes `cutout.png` (RGBA, the photo's size) into a folder and answers how sure it is. */
export async function cutoutCommand(photoPath: string, folder: string): Promise<object> {
  shutOtherDecoders();
  const intake = await takeIn(await readFile(photoPath));
  if (intake.outcome === "refused") return { confident: false, confidence: 0, reasons: [intake.reason] };
  const found = cutOut(intake.photo);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "cutout.png"), await encodeRgbaPng(found));
  return {
    confident: found.confident,
    confidence: Math.round(found.confidence * 1000) / 1000,
    reasons: found.reasons,
  };
}
