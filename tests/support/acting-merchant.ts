import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { expect } from "vitest";

import { decisionAnswer, productsAnswer, runAnswer, runViewAnswer, type RunShot } from "#scripts/demo/once/answers.ts";
import type { LiveApp } from "./live-app.ts";

const PATIENCE_MS = 90_000;

/** A merchant of the demo store who works through the app's own pages. */
export type ActingMerchant = {
  readonly products: () => Promise<readonly string[]>;
  /** Asks for one shot of each product and answers with the run's id. */
  readonly request: (products: readonly string[], requestKey?: string) => Promise<string>;
  readonly see: (runId: string) => Promise<readonly RunShot[]>;
  /** Looks at the run until every shot of it is in one of the states; after a minute and a half as it is then. */
  readonly waitFor: (runId: string, states: readonly string[]) => Promise<readonly RunShot[]>;
  /** Approves all that is ready and waits until it is on the products. */
  readonly publish: (runId: string) => Promise<readonly RunShot[]>;
};

export function actingMerchant({ admin }: Pick<LiveApp, "admin">): ActingMerchant {
  const see = async (runId: string): Promise<readonly RunShot[]> =>
    (await admin.ask(`/app/api/runs/${runId}`, runViewAnswer)).shots;
  const lookUntil = async (runId: string, isDone: (shot: RunShot) => boolean): Promise<readonly RunShot[]> => {
    const giveUpAt = Date.now() + PATIENCE_MS;
    for (;;) {
      const shots = await see(runId);
      if (shots.every(isDone) || Date.now() > giveUpAt) return shots;
      await delay(100);
    }
  };
  return {
    see,
    products: async () => (await admin.ask("/app/api/products", productsAnswer)).rows.map(({ gid }) => gid),
    async request(products, requestKey = randomUUID()) {
      const body = { products, styleKey: "industrial-loft", requestKey };
      const asked = await admin.ask("/app/api/runs", runAnswer, body);
      if (asked.outcome !== "requested") expect.fail(`The app answered ${asked.outcome}.`);
      return asked.runId;
    },
    waitFor: (runId, states) => lookUntil(runId, ({ state }) => states.includes(state)),
    async publish(runId) {
      for (const { shotId, state } of await see(runId)) {
        if (state !== "ready") continue;
        await admin.ask(`/app/api/shots/${shotId}/review`, decisionAnswer, { decision: "approve" });
      }
      return lookUntil(runId, ({ publication }) => publication?.state === "placed");
    },
  };
}
