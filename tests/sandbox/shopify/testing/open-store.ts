import { createServer, type Server } from "node:http";
import { z } from "zod";
import type { SandboxHost } from "#tests/sandbox/gateway/host.ts";
import type { AccessTokens } from "#tests/sandbox/shopify/access.ts";
import { type Catalogue, type CatalogueOptions, openCatalogue } from "#tests/sandbox/shopify/catalogue/catalogue.ts";
import { addProduct } from "#tests/sandbox/shopify/catalogue/products.ts";
import type { ProductRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import { adminApiHost } from "#tests/sandbox/shopify/graphql/admin-api.ts";
import { cdnHost } from "#tests/sandbox/shopify/cdn/cdn.ts";
import { storefrontHost } from "#tests/sandbox/shopify/storefront/storefront.ts";
import { stagedUploadHost } from "#tests/sandbox/shopify/uploads/staged-upload-host.ts";

export const SHOP = "demo-store.myshopify.com";
const TOKENS: Readonly<Record<string, readonly string[]>> = {
  full: ["write_products", "write_files"],
  filesOnly: ["write_files"],
  none: [],
};

const accessTokens: AccessTokens = {
  lookup: (token) => (TOKENS[token] === undefined ? null : { shop: SHOP, scopes: TOKENS[token] }),
};

export const apiError = z.looseObject({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});
export const apiAnswer = z.object({
  data: z.unknown().optional(),
  errors: z.union([z.array(apiError), z.string(), z.record(z.string(), z.string())]).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});
export type ApiAnswer = z.infer<typeof apiAnswer>;

export type AskOptions = { readonly token?: string; readonly version?: string };

export type Store = {
  readonly catalogue: Catalogue;
  readonly product: ProductRecord;
  /** Any of the sandbox's addresses, answered over real HTTP on loopback. */
  fetch: (address: string, init?: RequestInit) => Promise<Response>;
  ask: (query: string, variables?: Record<string, unknown>, options?: AskOptions) => Promise<ApiAnswer>;
  /** The same for what must succeed: its `data`. */
  read: (query: string, variables?: Record<string, unknown>) => Promise<unknown>;
  /** Lets the time pass in which every file becomes READY or FAILED. */
  settle: () => Promise<void>;
  passTime: (ms: number) => void;
  close: () => Promise<void>;
};

function serve(hosts: readonly SandboxHost[]): Server {
  return createServer((request, response) => {
    const [, hostname = "", rest = ""] = /^\/hosts\/([^/]+)(\/.*)$/.exec(request.url ?? "") ?? [];
    const host = hosts.find(({ serves }) => serves(hostname));
    const url = new URL(`https://${hostname}${rest}`);
    void host?.answer({ request, response, url });
  });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Sends `/admin/api/` to the API and the rest of a shop's addresses to its storefront, as the gateway does. */
function shopHost(api: SandboxHost, storefront: SandboxHost): SandboxHost {
  return {
    name: "shop",
    serves: api.serves,
    answer: (exchange) => (exchange.url.pathname.startsWith("/admin/") ? api : storefront).answer(exchange),
  };
}

/** So long that no test sees a file settle by itself; `settle` moves the clock. */
const PROCESSING_MS = 60_000;

/** One shop with one product that has no pictures yet, behind the real hosts. */
export async function openStore(options: CatalogueOptions = {}): Promise<Store> {
  const clock = { aheadMs: 0 };
  const now = () => Date.now() + clock.aheadMs;
  const catalogue = await openCatalogue({ processingMs: PROCESSING_MS, now, ...options });
  const product = addProduct(catalogue, catalogue.getShop(SHOP), { title: "Oak chair", price: "120.00" });
  const api = adminApiHost({ access: accessTokens, catalogue });
  const server = serve([
    shopHost(api, storefrontHost({ catalogue })),
    cdnHost({ catalogue }),
    stagedUploadHost({ catalogue }),
  ]);
  const port = await listen(server);
  const fetchHost = (address: string, init?: RequestInit) => {
    const { hostname, pathname, search } = new URL(address);
    return fetch(`http://127.0.0.1:${port}/hosts/${hostname}${pathname}${search}`, init);
  };
  const ask = async (query: string, variables = {}, { token = "full", version = "2026-07" }: AskOptions = {}) => {
    const headers = { "Content-Type": "application/json", "X-Shopify-Access-Token": token };
    const body = JSON.stringify({ query, variables });
    const response = await fetchHost(`https://${SHOP}/admin/api/${version}/graphql.json`, {
      method: "POST",
      headers,
      body,
    });
    return apiAnswer.parse(await response.json());
  };
  return {
    catalogue,
    product,
    fetch: fetchHost,
    ask,
    async read(query, variables) {
      const answer = await ask(query, variables);
      if (answer.errors !== undefined) throw new UnexpectedApiErrors(JSON.stringify(answer.errors));
      return answer.data;
    },
    async settle() {
      await catalogue.settled();
      clock.aheadMs += PROCESSING_MS;
    },
    passTime(ms) {
      clock.aheadMs += ms;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await catalogue.close();
    },
  };
}

class UnexpectedApiErrors extends Error {
  override readonly name = "UnexpectedApiErrors";
}
