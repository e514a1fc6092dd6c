// @ts-check
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { loadEngine } from "./load-engine.mjs";
import { migrationAdapter } from "./migration-adapter.mjs";

/** @typedef {{ id: number, method?: string, params: any }} Request */

// The WASM build reads a live database only through its adapter, never by address.
const LIVE_DATABASE = {
  tag: "schemaDatasource",
  configDir: ".",
  files: [{ path: "schema.prisma", content: 'datasource db {\n  provider = "postgresql"\n  url = "-"\n}' }],
};

// These take the migrations' schema from the engine's cache only.
const NEEDS_CACHED_SCHEMA = new Set(["evaluateDataLoss", "createMigration"]);

/**
 * Answers one JSON-RPC request per line of stdin until that ends.
 * @param {string} url
 * @param {readonly string[]} datamodels
 */
export async function answerRequests(url, datamodels) {
  const Engine = await loadEngine();
  const models = datamodels.map((file) => [file, readFileSync(file, "utf8")]);
  for await (const line of createInterface({ input: process.stdin })) {
    /** @type {Request} */
    const request = JSON.parse(line);
    // The command line also acknowledges our "print"s.
    if (request.method === undefined) continue;
    const adapter = migrationAdapter(takeAddress(request) ?? url);
    const open = () =>
      Engine.new(
        { datamodels: models.length > 0 ? models : undefined },
        () => undefined,
        bindMigrationAwareSqlAdapterFactory(adapter),
      );
    try {
      await answer(request, await open());
    } catch (error) {
      send({ id: request.id, error: refusal(error) });
    } finally {
      // And with the connection goes the advisory lock.
      await adapter.close();
    }
  }
}

/**
 * @param {Request} request
 * @param {any} engine
 */
async function answer({ id, method = "", params }, engine) {
  if (NEEDS_CACHED_SCHEMA.has(method)) {
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
  }
  const result = (await engine[method](params)) ?? null;
  if (method === "diff" && result.stdout) send({ id, method: "print", params: { content: result.stdout } });
  send({ id, result });
}

/**
 * A diff can name another database by address: returns that and leaves the adapter to read it.
 * @param {Request} request
 * @returns {string | undefined}
 */
function takeAddress({ method, params }) {
  if (method !== "diff") return undefined;
  let address;
  for (const side of ["from", "to"]) {
    if (params[side].tag !== "url") continue;
    address = String(params[side].url);
    params[side] = LIVE_DATABASE;
  }
  return address;
}

/** @param {any} error */
function refusal(error) {
  return {
    code: 4466,
    message: "An error happened. Check the data field for details.",
    data: {
      is_panic: false,
      message: error?.message ?? String(error),
      meta: error?.meta ?? null,
      error_code: error?.code ?? null,
    },
  };
}

/** @param {object} message */
function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}
