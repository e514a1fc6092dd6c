import { createServer, type Server } from "node:https";
import { createSecureContext, type SecureContext } from "node:tls";
import type { IncomingMessage } from "node:http";
import type { Authority } from "./authority.ts";
import { sendJson } from "./http.ts";
import { realAddress } from "./real-address.ts";
import type { Router } from "./router.ts";

/** Speaks for every host the sandbox serves; each gets a certificate of its own, made when it is first asked for. */
export const createTlsServer = async (authority: Authority, router: Router): Promise<Server> => {
  const contexts = new Map<string, Promise<SecureContext>>();
  const contextFor = (hostname: string): Promise<SecureContext> => {
    const known = contexts.get(hostname);
    if (known) return known;
    const made = authority.issue(hostname).then((credentials) => createSecureContext(credentials));
    contexts.set(hostname, made);
    return made;
  };
  const server = createServer({
    ...(await authority.issue("localhost")),
    SNICallback: (hostname, done) => {
      contextFor(hostname).then((context) => {
        done(null, context);
      }, done);
    },
  });
  server.on("request", (request, response) => {
    const address = addressOf(request);
    if (address) void router.answer(address, request, response);
    else sendJson(response, 400, { error: "The request names no address" });
  });
  server.on("upgrade", (request, socket, head) => {
    const address = addressOf(request);
    if (address) router.upgrade(address, { request, socket, head });
    else socket.destroy();
  });
  return server;
};

const addressOf = ({ headers, url }: IncomingMessage): URL | null =>
  realAddress(headers.host ?? "unknown.invalid", url ?? "/");
