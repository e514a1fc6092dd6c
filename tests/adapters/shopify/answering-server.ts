import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Fetch } from "#app/adapters/shopify/fetch.ts";

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};
export type Asked = { readonly method: string; readonly url: string; readonly headers: Headers; readonly body: string };

/** A loopback server that gives the scripted answers in turn, and a fetch that leads every host name to it. */
export type AnsweringServer = {
  readonly fetch: Fetch;
  readonly asked: Asked[];
  /** `hang-up` breaks the connection instead of answering. */
  readonly script: (Answer | "hang-up" | ((asked: Asked) => Answer))[];
  readonly close: () => Promise<void>;
};

export const json = (status: number, body: unknown): Answer => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
  const url = headers.get("x-real-address") ?? "";
  return { method: request.method ?? "", url, headers, body: await text(request) };
}

export async function startAnsweringServer(): Promise<AnsweringServer> {
  const asked: Asked[] = [];
  const script: AnsweringServer["script"] = [];
  const server = createServer((request, response) => {
    void readAsked(request).then((question) => {
      asked.push(question);
      const next = script.shift() ?? { status: 500, body: "nothing is scripted" };
      if (next === "hang-up") return request.socket.destroy();
      const answer = typeof next === "function" ? next(question) : next;
      return response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    script,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set("x-real-address", String(input instanceof Request ? input.url : input));
      return fetch(`http://127.0.0.1:${port}/`, { ...init, headers });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
