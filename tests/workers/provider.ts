import { z } from "zod";

import type { LiveApp } from "#tests/support/live-app.ts";

const predictionsSchema = z.array(z.object({ id: z.string(), status: z.string() }));
const createsSchema = z.array(z.object({ status: z.union([z.number(), z.literal("reset")]) }));
const faultsSchema = z.array(z.unknown());

export type Tally = { readonly predictions: readonly string[]; readonly creates: readonly (number | "reset")[] };

/** The sandbox's Replicate from behind: what can be planned to go wrong, and what arrived since. */
export type Provider = {
  readonly goWrong: (...rules: readonly Rule[]) => Promise<void>;
  /** Statuses of the predictions (newest first) and of the requests to create one, since the last forgetting. */
  readonly seen: () => Promise<Tally>;
  readonly forget: () => Promise<void>;
};

type Rule = { readonly times?: number; readonly effect: { readonly kind: string } & Record<string, unknown> };

export function providerOf({ sandbox }: Pick<LiveApp, "sandbox">): Provider {
  const control = `${sandbox.control}/replicate`;
  const look = async (what: string): Promise<unknown> => (await fetch(`${control}/${what}`)).json();
  return {
    async goWrong(...rules) {
      for (const rule of rules) {
        const answer = await fetch(`${control}/faults`, { method: "POST", body: JSON.stringify(rule) });
        faultsSchema.parse(await answer.json());
      }
    },
    seen: async () => ({
      predictions: predictionsSchema.parse(await look("predictions")).map(({ status }) => status),
      creates: createsSchema.parse(await look("creates")).map(({ status }) => status),
    }),
    async forget() {
      await fetch(`${control}/reset`, { method: "POST" });
    },
  };
}
