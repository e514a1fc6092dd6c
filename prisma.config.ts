import path from "node:path";
import { defineConfig } from "prisma/config";

// Prisma leaves .env alone once this file exists.
try {
  process.loadEnvFile();
} catch {
  // No .env: the environment is already set.
}
// `prisma generate` opens no connection, but with the variable unset its CLI downloads the old query engine.
process.env["DATABASE_URL"] ??= "postgresql://127.0.0.1:5432/unset";
// For machines that cannot download the native engine.
if (process.env["PRISMA_SCHEMA_ENGINE"] === "wasm") {
  process.env["PRISMA_SCHEMA_ENGINE_BINARY"] = path.resolve(import.meta.dirname, "scripts/prisma/schema-engine.mjs");
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  engine: "classic",
  datasource: { url: process.env["DATABASE_URL"] },
});
