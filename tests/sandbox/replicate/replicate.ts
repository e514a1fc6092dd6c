import type { SandboxHost } from "#tests/sandbox/gateway/host.ts";

import { apiHost } from "./api/api-host.ts";
import { replicateControl, type ReplicateControl } from "./control.ts";
import { deliveryHost } from "./delivery-host.ts";
import { fetchFromLoopback } from "./input-reader.ts";
import type { ReplicateOptions } from "./options.ts";
import { plainPainter } from "./painter/plain.ts";
import { openRayPainter } from "./painter/pool.ts";
import { openWorld } from "./world.ts";

export type SandboxReplicate = {
  readonly hosts: readonly SandboxHost[];
  readonly control: ReplicateControl;
  readonly token: string;
  readonly webhookSecret: string;
  close: () => Promise<void>;
};

export type ReplicateSettings = Pick<ReplicateOptions, "deliver"> &
  Partial<Omit<ReplicateOptions, "deliver" | "painter">> & {
    /** `ray` paints believable rooms, `plain` two flat gradients in a few milliseconds. */
    readonly painter?: "ray" | "plain";
    readonly threads?: number;
  };

const WEBHOOK_SECRET = `whsec_${Buffer.from("sandbox replicate webhook secret").toString("base64")}`;

/** A Replicate account of its own: its hosts for the gateway, and the control functions for tests. */
export function openReplicate({
  painter: room = "ray",
  threads = 1,
  ...settings
}: ReplicateSettings): SandboxReplicate {
  const painter = room === "plain" ? plainPainter : openRayPainter(threads);
  const options = { ...defaults(), painter, ...settings };
  const world = openWorld(options);
  return {
    hosts: [apiHost(world), deliveryHost(world)],
    control: replicateControl(world),
    token: options.token,
    webhookSecret: options.webhookSecret,
    close: async () => {
      world.predictions.clear();
      await Promise.all([world.webhooks.close(), painter.close()]);
    },
  };
}

function defaults(): Omit<ReplicateOptions, "deliver" | "painter"> {
  return {
    token: "r8_sandbox_token_of_the_demo_account_000",
    webhookSecret: WEBHOOK_SECRET,
    fetchInput: fetchFromLoopback,
    now: Date.now,
    startMs: 100,
    webhookRetryDelaysMs: [1000, 2000, 4000, 8000, 16_000, 29_000],
    createsPerMinute: 600,
    listNamesWebhooks: true,
    abortedSendsWebhook: false,
  };
}
