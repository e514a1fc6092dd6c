#!/usr/bin/env node
// @ts-check
// Stands in for Prisma's native schema engine where that cannot be downloaded: the same JSON-RPC over stdio, answered
// by the WASM build of the same engine, PostgreSQL only. Prisma's command line starts it as a program, hence no TypeScript.
// Keep @prisma/schema-engine-wasm at the version of @prisma/engines-version.
import { argv, env } from "node:process";
import { administer } from "./engine/administer.mjs";
import { answerRequests } from "./engine/answer-requests.mjs";

const args = argv.slice(2);

/** @param {string} name */
function valuesOf(name) {
  const at = args.indexOf(name);
  if (at < 0) return [];
  const end = args.findIndex((value, index) => index > at && value.startsWith("--"));
  return args.slice(at + 1, end < 0 ? args.length : end);
}

function databaseUrl() {
  // Its `cli` commands pass an address, the others JSON.
  const [source] = valuesOf("--datasource");
  if (source === undefined) return env["DATABASE_URL"] ?? "";
  return source.startsWith("{") ? String(JSON.parse(source).url) : source;
}

if (args.includes("--version")) process.stdout.write("schema-engine-cli (wasm)\n");
else if (args.includes("cli")) process.exitCode = await administer(args.at(-1) ?? "", databaseUrl());
else await answerRequests(databaseUrl(), valuesOf("--datamodels"));
