import { z } from "zod";

import { publicationIdSchema, shopIdSchema, shotIdSchema } from "#app/core/ids.ts";
import type { Job } from "#app/core/run/ports.ts";

/** What a queue may hold: ids and a number, nothing of a merchant. */
export const jobSchema = z.discriminatedUnion("step", [
  z.strictObject({
    step: z.enum(["prepare", "paint", "finish"]),
    shopId: shopIdSchema,
    shotId: shotIdSchema,
    turn: z.int(),
  }),
  z.strictObject({
    step: z.literal("publish"),
    shopId: shopIdSchema,
    publicationId: publicationIdSchema,
    turn: z.int(),
  }),
  z.strictObject({ step: z.literal("receipt"), receiptId: z.uuid(), turn: z.int() }),
]);

/** Pixels are worked on in one process, everything that waits for others in another. */
export const QUEUE_NAMES = ["pictures", "errands"] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export function queueOf(job: Job): QueueName {
  return job.step === "prepare" || job.step === "finish" ? "pictures" : "errands";
}

/** Neither all digits nor with a colon, as BullMQ wants custom ids. */
export function jobId(job: Job): string {
  const { step, turn } = job;
  switch (step) {
    case "publish":
      return `${job.publicationId}-publish-${turn}`;
    case "receipt":
      return `${job.receiptId}-receipt-${turn}`;
    case "prepare":
    case "paint":
    case "finish":
      return `${job.shotId}-${step}-${turn}`;
  }
}
