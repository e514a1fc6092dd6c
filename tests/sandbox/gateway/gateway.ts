import type { ControlRoute } from "#tests/sandbox/control/route.ts";
import type { Authority } from "./authority.ts";
import type { SandboxHost } from "./host.ts";
import { listenOnLoopback, trackConnections } from "./listen.ts";
import { createLoopbackServer } from "./loopback-server.ts";
import { createProxy } from "./proxy.ts";
import type { RequestLog } from "./request-log.ts";
import { createRouter } from "./router.ts";
import { createTlsServer } from "./tls-server.ts";

/** 0 picks a free port. */
export type GatewayPorts = { readonly tls: number; readonly proxy: number; readonly http: number };

export type GatewayOptions = {
  readonly authority: Authority;
  readonly hosts: readonly SandboxHost[];
  readonly control: readonly ControlRoute[];
  readonly log: RequestLog;
  readonly ports: GatewayPorts;
};

export type Gateway = { readonly ports: GatewayPorts; close: () => Promise<void> };

/** Opens the three ways in: TLS by host name, the CONNECT proxy in front of it, and plain loopback HTTP. */
export const openGateway = async ({ authority, hosts, control, log, ports }: GatewayOptions): Promise<Gateway> => {
  const router = createRouter(hosts, log);
  const tlsServer = await createTlsServer(authority, router);
  const loopbackServer = createLoopbackServer(router, control);
  const tls = await listenOnLoopback(tlsServer, ports.tls);
  const proxyServer = createProxy({ serves: (name) => router.findHost(name) !== null, tlsPort: tls, log });
  const closers = [proxyServer, tlsServer, loopbackServer].map(trackConnections);
  return {
    ports: {
      tls,
      proxy: await listenOnLoopback(proxyServer, ports.proxy),
      http: await listenOnLoopback(loopbackServer, ports.http),
    },
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
  };
};
