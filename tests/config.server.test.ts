import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";

import { readConfig } from "#app/config.server.ts";
import { ConfigurationError } from "#app/core/errors.ts";

const [FIRST_KEY, SECOND_KEY] = [randomBytes(32), randomBytes(32)];

const SETTINGS = {
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "shpss_hush",
  SHOPIFY_APP_URL: "https://app.roomshots.test/",
  DATABASE_URL: "postgresql://app:hush@127.0.0.1/app",
  S3_ENDPOINT: "http://127.0.0.1:9000",
  S3_BUCKET: "roomshots",
  S3_ACCESS_KEY_ID: "access",
  S3_SECRET_ACCESS_KEY: "hush",
  REPLICATE_API_TOKEN: "r8_hush",
  REPLICATE_WEBHOOK_SECRET: "whsec_aHVzaA==",
  ENCRYPTION_KEYS: `k2:${FIRST_KEY.toString("base64")}, k1:${SECOND_KEY.toString("base64")}`,
};

function complaintAbout(settings: Readonly<Record<string, string | undefined>>): string {
  try {
    readConfig(settings);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return "";
}

test("complete settings are read, with what may be left out filled in", () => {
  const config = readConfig(SETTINGS);
  expect(config).toMatchObject({
    shopify: { apiKey: "key", apiSecret: "shpss_hush", scopes: ["write_products", "write_files"] },
    appUrl: "https://app.roomshots.test",
    database: { url: SETTINGS.DATABASE_URL, connections: 10 },
    s3: { region: "us-east-1", bucket: "roomshots" },
    host: "0.0.0.0",
    port: 3000,
    logLevel: "info",
  });
  expect(config.redisUrl).toBeUndefined();
});

test("the first encryption key seals, all of them are there to open", () => {
  const { first, others } = readConfig(SETTINGS).encryptionKeys;
  expect(first).toEqual({ id: "k2", secret: new Uint8Array(FIRST_KEY) });
  expect(others).toEqual([{ id: "k1", secret: new Uint8Array(SECOND_KEY) }]);
});

describe("a setting that is missing is named:", () => {
  test.each(Object.keys(SETTINGS))("%s", (name) => {
    expect(complaintAbout({ ...SETTINGS, [name]: undefined })).toContain(name);
  });
});

describe("a setting that is empty is named:", () => {
  test.each(Object.keys(SETTINGS))("%s", (name) => {
    expect(complaintAbout({ ...SETTINGS, [name]: "" })).toContain(name);
  });
});

describe("a setting that is wrong is named, and its value is not repeated:", () => {
  test.each([
    ["SHOPIFY_APP_URL", "http://hush.example"],
    ["SHOPIFY_APP_URL", "hush"],
    ["DATABASE_URL", "mysql://hush@127.0.0.1/app"],
    ["DATABASE_CONNECTIONS", "1"],
    ["DATABASE_CONNECTIONS", "hush"],
    ["REDIS_URL", "http://hush.example"],
    ["S3_ENDPOINT", "hush"],
    ["REPLICATE_WEBHOOK_SECRET", "hush"],
    ["ENCRYPTION_KEYS", "hush"],
    ["ENCRYPTION_KEYS", `k1:${Buffer.from("hush").toString("base64")}`],
    ["ENCRYPTION_KEYS", `k1:${FIRST_KEY.toString("base64")},hush`],
    ["PORT", "70000"],
    ["LOG_LEVEL", "hush"],
  ])("%s=%s", (name, value) => {
    const complaint = complaintAbout({ ...SETTINGS, [name]: value });
    expect(complaint).toContain(name);
    expect(complaint).not.toContain("hush");
  });
});

test("everything that is wrong is told at once", () => {
  const complaint = complaintAbout({});
  for (const name of Object.keys(SETTINGS)) expect(complaint).toContain(name);
});

test("an empty REDIS_URL is no Redis", () => {
  expect(readConfig({ ...SETTINGS, REDIS_URL: "" }).redisUrl).toBeUndefined();
  expect(readConfig({ ...SETTINGS, REDIS_URL: "rediss://127.0.0.1:6379" }).redisUrl).toBe("rediss://127.0.0.1:6379");
});
