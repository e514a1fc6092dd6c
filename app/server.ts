import path from "node:path";

import pino from "pino";

import { readConfig } from "#app/config.server.ts";
import { drain, listen } from "#app/web/serve.ts";
import { loadServerBuild } from "#app/web/server-build.ts";
import { webServer } from "#app/web/web-server.ts";

/** Shorter than the ten seconds after which the launcher kills what has not stopped. */
const DRAIN_WITHIN_MS = 8_000;
const BUILD_DIRECTORY = path.resolve(import.meta.dirname, "../build");

const config = readConfig();
const logger = pino({ level: config.logLevel, base: { process: "web" } });
const server = await listen(
  webServer({
    build: await loadServerBuild(path.join(BUILD_DIRECTORY, "server/index.js")),
    clientDirectory: path.join(BUILD_DIRECTORY, "client"),
    log: logger,
  }),
  { port: config.port, host: "127.0.0.1" },
);
logger.info({ port: config.port }, "listening");
process.send?.("ready");

process.once("SIGTERM", () => {
  logger.info("stopping");
  void drain(server, DRAIN_WITHIN_MS).then(() => {
    // Database and queue connections of the built pages keep the process alive otherwise.
    process.exit(0);
  });
});
