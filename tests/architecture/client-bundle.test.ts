import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { ROOT } from "#scripts/root.ts";
import { buildWeb } from "#scripts/setup/web-build.ts";

const CLIENT = path.join(ROOT, "build", "client");
let scripts = "";

beforeAll(async () => {
  await buildWeb();
  const files = readdirSync(CLIENT, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  scripts = files.map((file) => readFileSync(path.join(CLIENT, file), "utf8")).join("\n");
});

test("the browser gets the app's pages", () => {
  expect(scripts).toContain("Polaris");
});

// Words that only these packages, or only code that must stay on the server, contain.
test.each([
  ["Prisma", "PrismaClient"],
  ["sharp", "libvips"],
  ["BullMQ", "bullmq"],
  ["the S3 client", "S3ServiceException"],
  ["Replicate", "api.replicate.com"],
  ["Shopify's server library", "urn:ietf:params:oauth:grant-type:token-exchange"],
  ["a setting of the server", "SHOPIFY_API_SECRET"],
  ["the database's address", "DATABASE_URL"],
])("the browser gets nothing of %s", (_what, word) => {
  expect(scripts).not.toContain(word);
});
