import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Exchange, SandboxHost } from "./host.ts";
import { sendJson } from "./http.ts";
import type { RequestLog } from "./request-log.ts";

export type Upgrade = { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer };

export type Router = {
  findHost: (hostname: string) => SandboxHost | null;
  answer: (address: URL, request: IncomingMessage, response: ServerResponse) => Promise<void>;
  upgrade: (address: URL, arrival: Upgrade) => void;
};

/** Sends each request to the one part of the sandbox that serves its host name, and logs it. */
export const createRouter = (hosts: readonly SandboxHost[], log: RequestLog): Router => {
  const findHost = (hostname: string) => hosts.find((host) => host.serves(hostname)) ?? null;
  return {
    findHost,
    answer: async (address, request, response) => {
      logWhenAnswered(log, { address, request, response });
      const host = findHost(address.hostname);
      if (!host) {
        log.refuse(address.host);
        sendJson(response, 421, { error: `The sandbox does not serve ${address.hostname}` });
        return;
      }
      await answerSafely(host, { request, response, url: address });
    },
    upgrade: (address, { request, socket, head }) => {
      const host = findHost(address.hostname);
      if (host?.upgrade) host.upgrade(request, socket, head);
      else socket.destroy();
    },
  };
};

const answerSafely = async (host: SandboxHost, exchange: Exchange): Promise<void> => {
  try {
    await host.answer(exchange);
  } catch (error) {
    process.stderr.write(`sandbox: ${host.name} failed on ${exchange.url.pathname}: ${describe(error)}\n`);
    if (exchange.response.headersSent) exchange.response.destroy();
    else sendJson(exchange.response, 500, { error: "The sandbox failed", part: host.name });
  }
};

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

type Answered = { address: URL; request: IncomingMessage; response: ServerResponse };

const logWhenAnswered = (log: RequestLog, { address, request, response }: Answered): void => {
  response.once("close", () => {
    log.record({
      method: request.method ?? "GET",
      host: address.hostname,
      path: address.pathname,
      status: response.statusCode,
    });
  });
};
