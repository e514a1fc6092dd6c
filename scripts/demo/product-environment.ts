import { proxyEnvironment } from "#tests/sandbox/proxy-environment.ts";
import type { SandboxReport } from "./sandbox-report.ts";

export const BUCKET = "roomshots";
export const REGION = "us-east-1";

export type Surroundings = {
  sandbox: SandboxReport;
  databaseUrl: string;
  redisUrl: string | undefined;
  port: number;
  encryptionKeys: string;
};

/** The settings with which the unchanged product runs in the sandbox's world; app/config.server.ts reads them. */
export function productEnvironment(surroundings: Surroundings): Record<string, string | undefined> {
  const { sandbox } = surroundings;
  return {
    NODE_ENV: "production",
    SHOPIFY_API_KEY: sandbox.apiKey,
    SHOPIFY_API_SECRET: sandbox.apiSecret,
    SHOPIFY_APP_URL: sandbox.appUrl,
    SCOPES: "write_products,write_files",
    DATABASE_URL: surroundings.databaseUrl,
    REDIS_URL: surroundings.redisUrl,
    S3_ENDPOINT: sandbox.s3.endpoint,
    S3_BUCKET: BUCKET,
    S3_REGION: REGION,
    S3_ACCESS_KEY_ID: sandbox.s3.accessKeyId,
    S3_SECRET_ACCESS_KEY: sandbox.s3.secretAccessKey,
    REPLICATE_API_TOKEN: sandbox.replicate.token,
    REPLICATE_WEBHOOK_SECRET: sandbox.replicate.webhookSecret,
    ENCRYPTION_KEYS: surroundings.encryptionKeys,
    HOST: "127.0.0.1",
    PORT: String(surroundings.port),
    LOG_LEVEL: "info",
    // Requests leave through the sandbox's proxy, which knows the world's host names and refuses all others.
    ...proxyEnvironment(sandbox),
  };
}
