import { request as requestOverHttp, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { sendJson } from "./http.ts";
import type { Exchange, SandboxHost } from "./host.ts";

/** The app's public host: ends TLS and passes everything on to the web process, as a load balancer would. */
export const appHost = (hostname: string, port: () => number): SandboxHost => ({
  name: "app",
  serves: (asked) => asked === hostname,
  answer: (exchange) => {
    forward(exchange, port());
  },
  upgrade: (request, socket, head) => {
    forwardUpgrade({ request, socket, head, port: port() });
  },
});

const forward = ({ request, response, url }: Exchange, port: number): void => {
  const upstream = requestOverHttp(
    {
      host: "127.0.0.1",
      port,
      method: request.method,
      path: url.pathname + url.search,
      headers: forwardedHeaders(request, url.hostname),
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  upstream.on("error", (error) => {
    if (response.headersSent) response.destroy(error);
    else sendJson(response, 502, { error: "The app's web process does not answer", cause: error.message });
  });
  response.once("close", () => upstream.destroy());
  request.pipe(upstream);
};

const forwardedHeaders = (request: IncomingMessage, hostname: string): OutgoingHttpHeaders => ({
  ...request.headers,
  "x-forwarded-for": request.socket.remoteAddress ?? "127.0.0.1",
  "x-forwarded-host": hostname,
  "x-forwarded-proto": "https",
});

type Upgrade = { request: IncomingMessage; socket: Duplex; head: Buffer; port: number };

const forwardUpgrade = ({ request, socket, head, port }: Upgrade): void => {
  const upstream = connect(port, "127.0.0.1", () => {
    upstream.write(`${request.method ?? "GET"} ${request.url ?? "/"} HTTP/1.1\r\n${rawHeaderLines(request)}\r\n`);
    upstream.write(head);
    upstream.pipe(socket);
    socket.pipe(upstream);
  });
  upstream.on("error", () => socket.destroy());
  socket.on("error", () => upstream.destroy());
};

const rawHeaderLines = (request: IncomingMessage): string => {
  const lines: string[] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    lines.push(`${request.rawHeaders[index] ?? ""}: ${request.rawHeaders[index + 1] ?? ""}\r\n`);
  }
  return lines.join("");
};
