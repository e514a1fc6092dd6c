import { z } from "zod";

export const productsAnswer = z.object({
  rows: z.array(z.object({ gid: z.string(), title: z.string(), problem: z.string().nullable() })),
  nextCursor: z.string().nullable(),
});
export type StoreProduct = z.infer<typeof productsAnswer>["rows"][number];

export const runAnswer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("requested"), runId: z.string() }),
  z.object({ outcome: z.literal("nothing-to-do") }),
  z.object({ outcome: z.literal("out-of-credits"), needed: z.number(), left: z.number() }),
  z.object({ outcome: z.literal("products-gone") }),
  z.object({ outcome: z.literal("invalid"), problems: z.array(z.string()).optional() }),
]);

const publicationAnswer = z.object({ state: z.string(), blockReason: z.string().nullable() });

export const runViewAnswer = z.object({
  shots: z.array(
    z.object({
      shotId: z.string(),
      productGid: z.string(),
      productTitle: z.string(),
      state: z.string(),
      decision: z.string(),
      failureReason: z.string().nullable(),
      publication: publicationAnswer.nullable(),
    }),
  ),
});
export type RunShot = z.infer<typeof runViewAnswer>["shots"][number];

export const shotAnswer = z.object({ finalUrl: z.url().nullable() });

export const decisionAnswer = z.object({ outcome: z.string() });
