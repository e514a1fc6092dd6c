import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { openReplicate, type ReplicateSettings, type SandboxReplicate } from "./replicate.ts";

export type StandaloneReplicate = SandboxReplicate & {
  /** What the official client takes as its base address. */
  readonly baseUrl: string;
  /** Where this server answers for a real address such as an output's. */
  localUrl: (url: string) => string;
};

const HOSTS_PATH = /^\/hosts\/([^/]+)(\/.*)$/;

/** Serves the sandbox's Replicate alone, without the gateway: `/hosts/<hostname>/…` on a loopback port. */
export async function startStandaloneReplicate(settings: ReplicateSettings): Promise<StandaloneReplicate> {
  const replicate = openReplicate(settings);
  const server = createServer((request, response) => {
    void answer(replicate, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    ...replicate,
    baseUrl: `${origin}/hosts/api.replicate.com/v1`,
    localUrl: (url) => {
      const { hostname, pathname, search } = new URL(url);
      return `${origin}/hosts/${hostname}${pathname}${search}`;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      await replicate.close();
    },
  };
}

async function answer(replicate: SandboxReplicate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, hostname = "", path = ""] = HOSTS_PATH.exec(request.url ?? "") ?? [];
  const host = replicate.hosts.find(({ serves }) => serves(hostname));
  if (host === undefined) {
    response.writeHead(421).end();
    return;
  }
  await host.answer({ request, response, url: new URL(path, `https://${hostname}`) });
}
