import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { ControlRoute } from "#tests/sandbox/control/route.ts";
import { answerControl } from "#tests/sandbox/control/answer-control.ts";
import { sendJson } from "./http.ts";
import { realAddress } from "./real-address.ts";
import type { Router } from "./router.ts";

/** Plain HTTP on loopback: `/hosts/<hostname>/<path>` reaches the same hosts without proxy and CA; `/control/…` steers. */
export const createLoopbackServer = (router: Router, control: readonly ControlRoute[]): Server =>
  createServer((request, response) => void answer({ router, control }, request, response));

type Parts = { router: Router; control: readonly ControlRoute[] };

const answer = async (parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = request.url ?? "/";
  const real = addressIn(path);
  if (real) {
    request.url = real.pathname + real.search;
    request.headers.host = real.host;
    await parts.router.answer(real, request, response);
  } else if (path.startsWith("/control/")) {
    await answerControl(parts.control, request, response);
  } else {
    sendJson(response, 404, { error: "Use /hosts/<hostname>/<path> or /control/<route>" });
  }
};

const addressIn = (path: string): URL | null => {
  const [, hostname = "", rest = "/"] = /^\/hosts\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  return realAddress(hostname, rest);
};
