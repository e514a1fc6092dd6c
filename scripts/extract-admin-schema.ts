/**
 * Writes the Admin API schemas that the sandbox answers with, from the package in which Shopify publishes them:
 * `node scripts/extract-admin-schema.ts`. Descriptions are dropped; the required access scopes are kept beside.
 */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { buildClientSchema, printSchema, type IntrospectionQuery } from "graphql";
import { z } from "zod";

const PACKAGE = "@shopify/dev-mcp@1.16.0";
const VERSIONS = ["2026-07", "2026-10"];
const TARGET = join(import.meta.dirname, "..", "tests", "sandbox", "shopify", "schema");

const isIntrospection = (value: unknown): value is IntrospectionQuery =>
  typeof value === "object" && value !== null && "__schema" in value;

const publishedSchema = z.object({
  data: z.custom<IntrospectionQuery>(isIntrospection, "not an introspection result"),
  offline_scopes: z.object({
    items: z.array(
      z.object({
        typeName: z.string(),
        fieldName: z.string().optional(),
        requiredAccess: z.string().nullable(),
        offlineScopes: z.array(z.string()),
      }),
    ),
  }),
});
type PublishedSchema = z.infer<typeof publishedSchema>;

function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, content]) => key !== "description" || typeof content === "object");
  return Object.fromEntries(kept.map(([key, content]) => [key, withoutDescriptions(content)]));
}

/** `Type` or `Type.field` → the scopes of which a token needs one, and Shopify's own words for that. */
function accessRules(published: PublishedSchema): Record<string, { anyOf: string[]; words: string }> {
  const restricted = published.offline_scopes.items.filter((item) => item.offlineScopes.length > 0);
  return Object.fromEntries(
    restricted.map((item) => [
      item.fieldName === undefined ? item.typeName : `${item.typeName}.${item.fieldName}`,
      { anyOf: item.offlineScopes, words: item.requiredAccess ?? "" },
    ]),
  );
}

async function extractVersion(packageFolder: string, version: string): Promise<void> {
  const packed = await readFile(join(packageFolder, "dist", "data", `admin_${version}.json.gz`));
  const published = publishedSchema.parse(withoutDescriptions(JSON.parse(gunzipSync(packed).toString())));
  const sdl = printSchema(buildClientSchema(published.data, { assumeValid: true }));
  await writeFile(join(TARGET, `admin-${version}.graphql.gz`), gzipSync(sdl, { level: 9 }));
  const access = JSON.stringify(accessRules(published));
  await writeFile(join(TARGET, `access-${version}.json.gz`), gzipSync(access, { level: 9 }));
  process.stdout.write(`${version}: ${sdl.length} characters of schema\n`);
}

async function extractAdminSchemas(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "admin-schema-"));
  try {
    const run = promisify(execFile);
    await run("npm", ["pack", PACKAGE, "--silent", "--pack-destination", folder]);
    await run("tar", ["-xzf", join(folder, "shopify-dev-mcp-1.16.0.tgz"), "-C", folder]);
    await mkdir(TARGET, { recursive: true });
    for (const version of VERSIONS) await extractVersion(join(folder, "package"), version);
    await copyFile(join(folder, "package", "LICENSE"), join(TARGET, "LICENCE-shopify-dev-mcp.txt"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await extractAdminSchemas();
