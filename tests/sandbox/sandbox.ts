import { join } from "node:path";
import { browserArguments } from "./browser-arguments.ts";
import { sandboxControl } from "./control/sandbox-control.ts";
import { appHost } from "./gateway/app-host.ts";
import { type Authority, openAuthority } from "./gateway/authority.ts";
import { type Gateway, openGateway } from "./gateway/gateway.ts";
import type { SandboxHost } from "./gateway/host.ts";
import { createOutbound } from "./gateway/outbound.ts";
import { createRequestLog } from "./gateway/request-log.ts";
import { openReplicate } from "./replicate/replicate.ts";
import { startS3 } from "./s3/start-s3.ts";
import { APP_URL, type SandboxOptions } from "./sandbox-options.ts";
import { openShopify } from "./shopify/shopify.ts";

const S3_ACCESS = {
  accessKeyId: "ROOMSHOTSSANDBOXKEY",
  secretAccessKey: "roomshots-sandbox-object-store",
  region: "us-east-1",
};
const WEBHOOK_TIMEOUT_MS = 10_000;

export type Sandbox = {
  readonly graphql: { readonly "2026-07": string; readonly "2026-10": string };
  /** Good for the Admin API of demo-store, whether or not the app is installed there. */
  readonly token: string;
  readonly s3: { readonly endpoint: string; readonly region: string } & typeof S3_ACCESS;
  readonly replicate: { readonly baseUrl: string; readonly token: string; readonly webhookSecret: string };
  /** Ends with `/control`. */
  readonly control: string;
  readonly proxy: string;
  /** Path of the CA's certificate. */
  readonly ca: string;
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly tlsPort: number;
  readonly spki: string;
  readonly browserArguments: readonly string[];
  setAppPort: (port: number) => void;
  close: () => Promise<void>;
};

/** Starts the outside world on loopback: Shopify, Replicate and S3 behind one gateway. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { dataDir } = options;
  const authority = await openAuthority(join(dataDir, "authority"));
  const log = createRequestLog();
  const app = { port: options.appPort ?? 0 };
  const served: SandboxHost[] = [appHost(new URL(APP_URL).hostname, () => app.port)];
  const gatewayPorts = { tls: 0 };
  const outbound = createOutbound({
    serves: (hostname) => served.some((host) => host.serves(hostname)),
    tlsPort: () => gatewayPorts.tls,
    ca: authority.caPem,
    log,
  });
  const replicate = openReplicate({
    painter: options.painter ?? "ray",
    deliver: (url, headers, body) => outbound.post({ url, headers, body, timeoutMs: WEBHOOK_TIMEOUT_MS }),
  });
  const shopify = await openShopify({ options, outbound });
  const s3 = await startS3({ dir: join(dataDir, "s3"), port: options.ports?.s3 ?? 0, ...S3_ACCESS });
  served.push(...shopify.hosts, ...replicate.hosts);
  const setAppPort = (port: number): void => {
    app.port = port;
  };
  const gateway = await openGateway({
    authority,
    hosts: served,
    control: sandboxControl({ shopify, replicate, s3, log, setAppPort }),
    log,
    ports: { tls: 0, proxy: 0, http: 0, ...options.ports },
  });
  gatewayPorts.tls = gateway.ports.tls;
  return {
    ...addressesOf(gateway, authority),
    token: shopify.storeToken(),
    s3: { endpoint: s3.endpoint, ...S3_ACCESS },
    replicate: {
      baseUrl: hostAddress(gateway, "api.replicate.com"),
      token: replicate.token,
      webhookSecret: replicate.webhookSecret,
    },
    adminUrl: shopify.adminUrl,
    appUrl: APP_URL,
    apiKey: shopify.app.apiKey,
    apiSecret: shopify.app.apiSecret,
    setAppPort,
    close: async () => {
      await gateway.close();
      await Promise.all([shopify.close(), replicate.close(), s3.close()]);
    },
  };
};

const hostAddress = ({ ports }: Gateway, hostname: string): string =>
  `http://127.0.0.1:${ports.http}/hosts/${hostname}`;

const addressesOf = (gateway: Gateway, authority: Authority) => {
  const adminApi = `${hostAddress(gateway, "demo-store.myshopify.com")}/admin/api`;
  const { ports } = gateway;
  return {
    graphql: { "2026-07": `${adminApi}/2026-07/graphql.json`, "2026-10": `${adminApi}/2026-10/graphql.json` },
    control: `http://127.0.0.1:${ports.http}/control`,
    proxy: `http://127.0.0.1:${ports.proxy}`,
    ca: authority.caPath,
    tlsPort: ports.tls,
    spki: authority.spkiPin,
    browserArguments: browserArguments({ tlsPort: ports.tls, spki: authority.spkiPin }),
  };
};
