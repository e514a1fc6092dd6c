// @ts-check
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Loads the WASM engine; its own loader expects a bundler.
 * @returns {Promise<any>} a class whose instances have one method per request
 */
export async function loadEngine() {
  const root = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const glue = await import(pathToFileURL(path.join(root, "schema_engine_bg.js")).href);
  const wasm = readFileSync(path.join(root, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  const exported = /** @type {any} */ (instance.exports);
  exported.__wbindgen_start();
  return glue.SchemaEngine;
}
