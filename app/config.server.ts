import { z } from "zod";

import { ConfigurationError } from "#app/core/errors.ts";

const keyPattern = /^[a-z0-9]+:[A-Za-z0-9+/]{43}=$/;

const optional = z
  .string()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

const environmentSchema = z.object({
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  SHOPIFY_APP_URL: z.url({ protocol: /^https$/ }),
  SCOPES: z.string().default("write_products,write_files"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// address"),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(100).default(10),
  REDIS_URL: optional.refine((url) => url === undefined || /^rediss?:\/\//.test(url), "must be a redis:// address"),
  S3_ENDPOINT: z.url(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_BUCKET: z.string().min(3),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
  REPLICATE_API_TOKEN: z.string().min(1),
  REPLICATE_WEBHOOK_SECRET: z.string().startsWith("whsec_"),
  /** `id:base64` of 32 bytes, comma separated; the first seals, all of them open. */
  ENCRYPTION_KEYS: z.string().transform((text, context) => {
    const [first, ...others] = text.split(",").map((part) => part.trim());
    if (first === undefined || ![first, ...others].every((part) => keyPattern.test(part))) {
      context.addIssue({ code: "custom", message: "must be id:key pairs, each key 32 bytes in base64" });
      return z.NEVER;
    }
    return { first: keyOf(first), others: others.map(keyOf) };
  }),
  /** The address that the pages are served on; a proxy in front ends TLS. */
  HOST: z.string().min(1).default("0.0.0.0"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

function keyOf(part: string): { readonly id: string; readonly secret: Uint8Array } {
  const [id = "", secret = ""] = part.split(":");
  return { id, secret: new Uint8Array(Buffer.from(secret, "base64")) };
}

export type Config = ReturnType<typeof shape>;

/** Reads and checks the settings; throws one `ConfigurationError` that names everything wrong with them. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (parsed.success) return shape(parsed.data);
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new ConfigurationError(`These settings are missing or wrong:\n  ${problems.join("\n  ")}`);
}

function shape(settings: z.infer<typeof environmentSchema>) {
  return {
    shopify: {
      apiKey: settings.SHOPIFY_API_KEY,
      apiSecret: settings.SHOPIFY_API_SECRET,
      scopes: settings.SCOPES.split(",").map((scope) => scope.trim()),
    },
    appUrl: settings.SHOPIFY_APP_URL.replace(/\/+$/, ""),
    database: { url: settings.DATABASE_URL, connections: settings.DATABASE_CONNECTIONS },
    redisUrl: settings.REDIS_URL,
    s3: {
      endpoint: settings.S3_ENDPOINT,
      region: settings.S3_REGION,
      bucket: settings.S3_BUCKET,
      accessKeyId: settings.S3_ACCESS_KEY_ID,
      secretAccessKey: settings.S3_SECRET_ACCESS_KEY,
    },
    replicate: { token: settings.REPLICATE_API_TOKEN, webhookSecret: settings.REPLICATE_WEBHOOK_SECRET },
    encryptionKeys: settings.ENCRYPTION_KEYS,
    host: settings.HOST,
    port: settings.PORT,
    logLevel: settings.LOG_LEVEL,
  } as const;
}
