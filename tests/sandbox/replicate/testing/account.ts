import { onTestFinished } from "vitest";
import { z } from "zod";

import type { ReplicateSettings } from "#tests/sandbox/replicate/replicate.ts";
import { startStandaloneReplicate, type StandaloneReplicate } from "#tests/sandbox/replicate/standalone.ts";

import { aCanvas, dataUrl } from "./pictures.ts";

export type Message = { readonly url: string; readonly headers: Record<string, string>; readonly body: string };

export const predictionSchema = z.object({
  id: z.string(),
  status: z.string(),
  output: z.string().nullable(),
  error: z.string().nullable(),
  data_removed: z.boolean(),
  input: z.record(z.string(), z.unknown()),
  deadline: z.string().optional(),
  webhook: z.string().optional(),
});

export type ReadPrediction = z.infer<typeof predictionSchema>;

export type Account = StandaloneReplicate & {
  readonly messages: Message[];
  call: (method: string, path: string, options?: CallOptions) => Promise<Response>;
  create: (extra?: Record<string, unknown>, headers?: Record<string, string>) => Promise<Response>;
  createNow: (extra?: Record<string, unknown>) => Promise<ReadPrediction>;
  read: (id: string) => Promise<ReadPrediction>;
  untilEnded: (id: string) => Promise<ReadPrediction>;
};

type CallOptions = { readonly body?: unknown; readonly headers?: Record<string, string> };

const FILL = "/models/black-forest-labs/flux-fill-pro/predictions";

/** A fresh account on a loopback port, painting plain rooms at once, closed when the test ends. */
export async function anAccount(settings: Partial<ReplicateSettings> = {}): Promise<Account> {
  const messages: Message[] = [];
  const replicate = await startStandaloneReplicate({
    painter: "plain",
    startMs: 0,
    webhookRetryDelaysMs: [5, 5],
    deliver: (url, headers, body) => {
      messages.push({ url, headers, body });
      return Promise.resolve({ status: 200 });
    },
    ...settings,
  });
  onTestFinished(() => replicate.close());
  const call: Account["call"] = (method, path, { body, headers } = {}) =>
    fetch(`${replicate.baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${replicate.token}`, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const create: Account["create"] = async (extra, headers = {}) =>
    call("POST", FILL, { body: await fillRequest(extra), headers });
  const read: Account["read"] = async (id) =>
    predictionSchema.parse(await (await call("GET", `/predictions/${id}`)).json());
  return {
    ...replicate,
    messages,
    call,
    create,
    read,
    createNow: async (extra) => predictionSchema.parse(await (await create(extra, { prefer: "wait" })).json()),
    untilEnded: async (id) => {
      for (;;) {
        const prediction = await read(id);
        if (!["starting", "processing"].includes(prediction.status)) return prediction;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}

/** A create's body with a small picture; `input` in `extra` adds to the input. */
export async function fillRequest({ input, ...extra }: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { image, mask } = await aCanvas({ width: 64, height: 64 });
  const added = z.record(z.string(), z.unknown()).optional().parse(input);
  return { input: { image: dataUrl(image), mask: dataUrl(mask), prompt: "a room", seed: 1, ...added }, ...extra };
}
