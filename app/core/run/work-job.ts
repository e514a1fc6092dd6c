import type { PicturePorts, Ports } from "#app/core/ports.ts";
import { publishShot } from "#app/core/publication/publish-shot.ts";
import type { Job } from "#app/core/run/ports.ts";
import { workReceipt } from "#app/core/shop/work-receipt.ts";
import { finishShot } from "#app/core/shot/finish-shot.ts";
import { paintShot } from "#app/core/shot/paint-shot.ts";
import { prepareShot } from "#app/core/shot/prepare-shot.ts";

/** The steps that wait for other systems. */
export async function runErrand(ports: Ports, job: Job): Promise<void> {
  if (job.step === "paint") await paintShot(ports, job.shopId, job.shotId);
  if (job.step === "publish") await publishShot(ports, job.shopId, job.publicationId);
  if (job.step === "receipt") await workReceipt(ports, job.receiptId);
}

/** The steps that work on pixels. */
export async function workOnPicture(ports: PicturePorts, job: Job): Promise<void> {
  if (job.step === "prepare") await prepareShot(ports, job.shopId, job.shotId);
  if (job.step === "finish") await finishShot(ports, job.shopId, job.shotId);
}
