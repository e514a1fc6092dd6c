export type ReplicateSettings = {
  readonly token: string;
  /** `https://api.replicate.com/v1` when left out. */
  readonly baseUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
};
