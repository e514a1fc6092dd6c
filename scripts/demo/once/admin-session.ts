import { z } from "zod";

import type { SandboxReport } from "#scripts/demo/sandbox-report.ts";
import { AppRefusedError } from "./errors.ts";

/** What a merchant's browser would send; Shopify's library turns away anything that looks like a robot. */
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const TIMEOUT_MS = 60_000;

const tokenSchema = z.object({ token: z.string() });

/** The merchant in the sandbox's admin, without a window: a session token of Shopify's with every request. */
export type AdminSession = {
  readonly ask: <Answer extends z.ZodType>(path: string, answer: Answer, body?: object) => Promise<z.output<Answer>>;
};

export function openAdminSession({ control, appUrl }: SandboxReport): AdminSession {
  const app = `${control.replace(/\/control$/, "")}/hosts/${new URL(appUrl).hostname}`;
  return {
    async ask(path, answer, body) {
      const { token } = tokenSchema.parse(await read(await post(`${control}/session-token`, {}, {})));
      const headers = { authorization: `Bearer ${token}`, "user-agent": BROWSER, accept: "application/json" };
      const response = await (body === undefined
        ? get(`${app}${path}`, headers)
        : post(`${app}${path}`, headers, body));
      return answer.parse(await read(response));
    },
  };
}

function get(url: string, headers: Record<string, string>): Promise<Response> {
  return fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
}

function post(url: string, headers: Record<string, string>, body: object): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}

/** Refusals of the merchant's own making come as JSON too; only what nobody chose is an error here. */
async function read(response: Response): Promise<unknown> {
  if (response.status >= 500 || !(response.headers.get("content-type") ?? "").includes("json")) {
    throw new AppRefusedError(`The app answered ${String(response.status)} to ${new URL(response.url).pathname}.`);
  }
  return response.json();
}
