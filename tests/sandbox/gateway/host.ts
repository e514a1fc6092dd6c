import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** One part of the outside world, reached by its real host names over TLS or by `/hosts/<hostname>/…` on loopback. */
export type SandboxHost = {
  readonly name: string;
  serves: (hostname: string) => boolean;
  answer: (exchange: Exchange) => Promise<void> | void;
  /** Only hosts that carry WebSockets (the app's own, for Vite's reloads) take upgrades. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The real address, e.g. `https://demo-store.myshopify.com/admin/api/2026-07/graphql.json`. */
  readonly url: URL;
};
