import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { z } from "zod";

import type { SandboxReport } from "#scripts/demo/sandbox-report.ts";

export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
};

export type Answer = { readonly status?: number; readonly type?: string; readonly body: unknown };

/** What the app would answer: the newest answer given for a path, the last one again and again. */
export type StandIn = {
  readonly origin: string;
  readonly report: SandboxReport;
  readonly seen: readonly Seen[];
  readonly answer: (path: string, ...answers: readonly Answer[]) => void;
};

const APP = "app.roomshots.test";
const TOKEN = "/control/session-token";

/** A sandbox's control and the app behind it, on loopback, which say what a test tells them to. */
export async function startStandIn(): Promise<StandIn> {
  const seen: Seen[] = [];
  const answers = new Map<string, Answer[]>();
  let tokens = 0;
  const answerTo = (path: string): Answer => {
    if (path === TOKEN) return { body: { token: `token-${String((tokens += 1))}` } };
    const queue = answers.get(path.replace(/\?.*/, "")) ?? [];
    return (queue.length > 1 ? queue.shift() : queue[0]) ?? { status: 404, body: null };
  };
  const server = createServer((request, response) => {
    void readAll(request).then((text) => {
      const path = (request.url ?? "").replace(`/hosts/${APP}`, "");
      if (path !== TOKEN) seen.push(seenOf(request, path, text));
      const { status = 200, type = "application/json", body } = answerTo(path);
      response.writeHead(status, { "content-type": type });
      response.end(body instanceof Uint8Array || typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${String(portOf(server.address()))}`;
  return {
    origin,
    report: reportOf(origin),
    seen,
    answer: (path, ...given) => answers.set(path, [...given]),
  };
}

async function readAll(request: AsyncIterable<unknown>): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

function seenOf({ method = "", headers }: IncomingMessage, path: string, text: string): Seen {
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  return { method, path, authorization: headers.authorization, body };
}

function portOf(address: string | AddressInfo | null): number {
  return z.object({ port: z.number() }).parse(address).port;
}

function reportOf(origin: string): SandboxReport {
  return {
    graphql: {},
    token: "",
    s3: { endpoint: origin, accessKeyId: "", secretAccessKey: "" },
    replicate: { baseUrl: origin, token: "", webhookSecret: "" },
    control: `${origin}/control`,
    proxy: origin,
    ca: "",
    admin: origin,
    appUrl: `https://${APP}`,
    apiKey: "",
    apiSecret: "",
    browserArguments: [],
  };
}
