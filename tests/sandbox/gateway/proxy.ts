import { createServer, type IncomingMessage, type Server } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { sendJson } from "./http.ts";
import type { RequestLog } from "./request-log.ts";

export type ProxyParts = { serves: (hostname: string) => boolean; tlsPort: number; log: RequestLog };

/** The way out of the product's processes. What the sandbox does not serve is refused and logged. */
export const createProxy = (parts: ProxyParts): Server => {
  const server = createServer((request, response) => {
    parts.log.refuse(request.url ?? "unknown");
    sendJson(response, 403, { error: "The sandbox forwards TLS connections only" });
  });
  server.on("connect", (request, socket, head) => {
    tunnel(parts, { request, socket, head });
  });
  return server;
};

type Connecting = { request: IncomingMessage; socket: Duplex; head: Buffer };

const tunnel = ({ serves, tlsPort, log }: ProxyParts, { request, socket, head }: Connecting): void => {
  const target = request.url ?? "";
  if (!serves(target.replace(/:443$/, ""))) {
    log.refuse(target);
    socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
    return;
  }
  const upstream = connect(tlsPort, "127.0.0.1", () => {
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    upstream.write(head);
    upstream.pipe(socket);
    socket.pipe(upstream);
  });
  upstream.on("error", () => socket.destroy());
  socket.on("error", () => upstream.destroy());
};
