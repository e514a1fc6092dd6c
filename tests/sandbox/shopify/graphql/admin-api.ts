import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Exchange, SandboxHost } from "#tests/sandbox/gateway/host.ts";
import type { HostPart } from "#tests/sandbox/gateway/shared-host.ts";
import type { AccessTokens } from "#tests/sandbox/shopify/access.ts";
import type { Catalogue } from "#tests/sandbox/shopify/catalogue/catalogue.ts";
import { readBody } from "#tests/sandbox/gateway/http.ts";
import { type CostBucket, costBucket } from "./cost-bucket.ts";
import { mutationRoot } from "./operations/mutations.ts";
import { queryRoot } from "./operations/queries.ts";
import { graphqlRequest, runRequest } from "./run-request.ts";
import { adminSchema, type ApiVersion, isApiVersion } from "./schema.ts";
import type { CallingApp, Session } from "./session.ts";

export type AdminApiOptions = {
  readonly access: AccessTokens;
  readonly catalogue: Catalogue;
  readonly app?: CallingApp;
};

const DEFAULT_APP: CallingApp = {
  number: 123_456_789,
  handle: "ai-roomshots",
  title: "AI Roomshots",
  apiKey: "sandbox-api-key",
};

const ADMIN_API_PATH = /^\/admin\/api\/(?<version>[^/]+)\/graphql\.json$/;
const BAD_TOKEN = "[API] Invalid API key or access token (unrecognized login or wrong password)";

export const isAdminApiPath = (pathname: string): boolean => pathname.startsWith("/admin/api/");

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

type Refusal = { readonly status: number; readonly errors: unknown };
type Granted = { readonly version: ApiVersion; readonly scopes: readonly string[] };

/** Who may ask: the address first, then the token, which must be one of this very shop. */
function authorize({ request, url }: Exchange, access: AccessTokens): Granted | Refusal {
  const version = ADMIN_API_PATH.exec(url.pathname)?.groups?.["version"] ?? "";
  if (request.method !== "POST" || !isApiVersion(version)) return { status: 404, errors: "Not Found" };
  const token = request.headers["x-shopify-access-token"];
  const grant = typeof token === "string" ? access.lookup(token) : null;
  if (grant?.shop !== url.hostname) return { status: 401, errors: BAD_TOKEN };
  return { version, scopes: grant.scopes };
}

async function parseBody({ request }: Exchange) {
  const text = (await readBody(request)).toString();
  if (request.headers["content-type"]?.startsWith("application/graphql")) return { query: text };
  try {
    const parsed = graphqlRequest.safeParse(JSON.parse(text));
    const missing: Refusal = { status: 400, errors: { query: "Required parameter missing or invalid" } };
    return parsed.success ? parsed.data : missing;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { status: 400, errors: error.message } satisfies Refusal;
  }
}

/** The Admin GraphQL API of every shop, over the catalogue's state. */
export function adminApiHost({ access, catalogue, app = DEFAULT_APP }: AdminApiOptions): SandboxHost & HostPart {
  const buckets = new Map<string, CostBucket>();
  const bucketOf = (domain: string): CostBucket => {
    const bucket = buckets.get(domain) ?? costBucket();
    buckets.set(domain, bucket);
    return bucket;
  };
  const sessionOf = (domain: string, scopes: readonly string[]): Session => ({
    catalogue,
    app,
    scopes,
    shop: catalogue.getShop(domain),
    now: catalogue.now(),
    uploaded: new Set(),
  });
  return {
    name: "admin-api",
    serves: (hostname) => hostname.endsWith(".myshopify.com"),
    claims: ({ pathname }) => isAdminApiPath(pathname),
    async answer(exchange) {
      const { response, url } = exchange;
      response.setHeader("X-Request-Id", `${randomUUID()}-${Math.floor(catalogue.now() / 1000)}`);
      const granted = authorize(exchange, access);
      if ("status" in granted) {
        reply(response, granted.status, { errors: granted.errors });
        return;
      }
      const request = await parseBody(exchange);
      if ("status" in request) {
        reply(response, request.status, { errors: request.errors });
        return;
      }
      const { version, scopes } = granted;
      const session = sessionOf(url.hostname, scopes);
      const root = { ...queryRoot(session), ...mutationRoot(session) };
      const bucket = bucketOf(url.hostname);
      response.setHeader("X-Shopify-API-Version", version);
      reply(
        response,
        200,
        await runRequest({ admin: adminSchema(version), scopes, bucket, now: session.now, root }, request),
      );
    },
  };
}
