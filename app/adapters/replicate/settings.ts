export type ReplicateSettings = {
  readonly token: string;
  /** `https://api.replicate.com/v1` when left out. */
  readonly baseUrl?: string;
  /** For one request to the API, its answer included. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
};
