import path from "node:path";

import { openLog } from "#app/adapters/telemetry/journal.ts";
import { readConfig } from "#app/config.server.ts";
import { drain, listen } from "#app/web/serve.ts";
import { loadServerBuild } from "#app/web/server-build.ts";
import { webServer } from "#app/web/web-server.ts";

/** Shorter than the ten seconds after which the launcher kills what has not stopped. */
const DRAIN_WITHIN_MS = 8_000;
const BUILD_DIRECTORY = path.resolve(import.meta.dirname, "../build");

const config = readConfig();
const log = openLog({ level: config.logLevel, process: "web" });
const server = await listen(
  webServer({
    build: await loadServerBuild(path.join(BUILD_DIRECTORY, "server/index.js")),
    clientDirectory: path.join(BUILD_DIRECTORY, "client"),
    log,
  }),
  { port: config.port, host: config.host },
);
log.info({ event: "listening" });
process.send?.("ready");

process.once("SIGTERM", () => {
  log.info({ event: "stopping" });
  void drain(server, DRAIN_WITHIN_MS).then(() => {
    // Database and queue connections of the built pages keep the process alive otherwise.
    process.exit(0);
  });
});
