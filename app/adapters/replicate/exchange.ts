import type { ReplicateSettings } from "./settings.ts";

const BASE_URL = "https://api.replicate.com/v1";
const DEFAULT_TIMEOUT_MS = 30_000;

export type ReplicateRequest = {
  readonly method: "GET" | "POST";
  /** Behind the base address; answers that name addresses are never followed, so the token stays with Replicate. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export type ReplicateAnswer = {
  readonly status: number;
  /** Parsed JSON, or the text where it is none. */
  readonly body: unknown;
  readonly retryAfter: string | null;
};

export type Exchange = (request: ReplicateRequest) => Promise<ReplicateAnswer>;

/** Exactly one request per call: no retry, no redirect; throws what `fetch` throws. */
export function openExchange(settings: ReplicateSettings): Exchange {
  const { token, baseUrl = BASE_URL, timeoutMs = DEFAULT_TIMEOUT_MS, fetch = globalThis.fetch } = settings;
  return async ({ method, path, headers, body }) => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, body: parseJson(text), retryAfter: response.headers.get("retry-after") };
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
