import { createServer, type Server } from "node:https";
import { createSecureContext, type SecureContext } from "node:tls";
import type { IncomingMessage } from "node:http";
import type { Authority } from "./authority.ts";
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
  server.on("request", (request, response) => void router.answer(addressOf(request), request, response));
  server.on("upgrade", (request, socket, head) => {
    router.upgrade(addressOf(request), { request, socket, head });
  });
  return server;
};

const addressOf = (request: IncomingMessage): URL => new URL(request.url ?? "/", `https://${hostOf(request)}`);

const hostOf = (request: IncomingMessage): string => (request.headers.host ?? "unknown.invalid").replace(/:\d+$/, "");
