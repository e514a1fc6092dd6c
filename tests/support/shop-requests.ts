import { createHmac } from "node:crypto";
import { z } from "zod";

/** What a merchant's browser would send; Shopify's library turns away anything that looks like a robot. */
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const TIMEOUT_MS = 60_000;

export type Question = {
  readonly path: string;
  readonly method?: "GET" | "POST";
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of App Bridge; null for a request without one. */
  readonly token?: string | null;
};

type Surroundings = { readonly sandbox: { readonly control: string; readonly appUrl: string } };

/** One request to the running app through its public host, redirects shown as they are. */
export function askApp({ sandbox }: Surroundings, question: Question): Promise<Response> {
  const { path, method = "GET", body, headers = {}, token = null } = question;
  const host = `${sandbox.control.replace(/\/control$/, "")}/hosts/${new URL(sandbox.appUrl).hostname}`;
  return fetch(`${host}${path}`, {
    method,
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      "user-agent": BROWSER,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

/** Asks the sandbox to do something. */
export async function control({ sandbox }: Surroundings, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(
    `${sandbox.control}${path}`,
    body === undefined ? {} : { method: "POST", body: JSON.stringify(body) },
  );
  return answer.json();
}

const tokenSchema = z.object({ token: z.string() });

/** A session token as App Bridge would hand it to whoever looks at this shop's admin. */
export async function sessionTokenOf(app: Surroundings, shop: string): Promise<string> {
  return tokenSchema.parse(await control(app, "/session-token", { shop })).token;
}

/** The same claims under a signature that somebody made who does not have our secret. */
export function forged(token: string, change: (claims: string) => string = (claims) => claims): string {
  const [header = "", claims = ""] = token.split(".");
  const changed = Buffer.from(change(Buffer.from(claims, "base64url").toString("utf8"))).toString("base64url");
  const signature = createHmac("sha256", "somebody else's secret").update(`${header}.${changed}`).digest("base64url");
  return `${header}.${changed}.${signature}`;
}
