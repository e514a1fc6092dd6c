import { request } from "node:https";
import type { RequestLog } from "./request-log.ts";

export type OutboundRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly timeoutMs: number;
};

export class OutboundFailedError extends Error {
  override name = "OutboundFailedError" as const;
  constructor(url: string, cause: unknown) {
    super(`POST ${url} got no answer`, { cause });
  }
}

export class OutboundRefusedError extends Error {
  override name = "OutboundRefusedError" as const;
  constructor(url: string) {
    super(`The sandbox sends only to https hosts it serves, not to ${url}`);
  }
}

export type Outbound = { post: (message: OutboundRequest) => Promise<{ readonly status: number }> };

export type OutboundParts = {
  readonly serves: (hostname: string) => boolean;
  readonly tlsPort: () => number;
  readonly ca: string;
  readonly log: RequestLog;
};

/** How the outside world calls the app: over TLS to the app's real host name, as Shopify and Replicate do. */
export const createOutbound = (parts: OutboundParts): Outbound => ({
  post: (message) => {
    const url = URL.parse(message.url);
    if (url?.protocol !== "https:" || !parts.serves(url.hostname)) {
      parts.log.refuse(message.url);
      return Promise.reject(new OutboundRefusedError(message.url));
    }
    return postOverTls(parts, url, message);
  },
});

const postOverTls = (parts: OutboundParts, url: URL, message: OutboundRequest): Promise<{ status: number }> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: "127.0.0.1",
        port: parts.tlsPort(),
        servername: url.hostname,
        ca: parts.ca,
        method: "POST",
        path: url.pathname + url.search,
        headers: { ...message.headers, host: url.hostname, "content-length": Buffer.byteLength(message.body) },
        signal: AbortSignal.timeout(message.timeoutMs),
      },
      (answer) => {
        answer.resume();
        answer.once("end", () => {
          resolve({ status: answer.statusCode ?? 0 });
        });
      },
    );
    outgoing.once("error", (error) => {
      reject(new OutboundFailedError(message.url, error));
    });
    outgoing.end(message.body);
  });
