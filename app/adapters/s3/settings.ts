export type S3Settings = {
  /** Left out for Amazon's own addresses. */
  readonly endpoint?: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** For one call with all its retries. */
  readonly timeoutMs?: number;
};

export const DEFAULT_TIMEOUT_MS = 30_000;
