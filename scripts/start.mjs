// @ts-check
// Every npm script starts here: `node scripts/start.mjs <command> [arguments]`.
// Plain JavaScript without dependencies, because it runs on whatever Node (20 or newer) a machine has, before
// anything is installed. All it does is to go on with a Node that the app can run on.
import { spawn } from "node:child_process";
import path from "node:path";
import { env } from "node:process";
import { supportedNode } from "./bootstrap/supported-node.mjs";

const root = path.resolve(import.meta.dirname, "..");
const main = path.join(root, "scripts", "main.ts");
const node = await supportedNode(path.join(root, ".tools"));

const environment = { ...env, PATH: [path.dirname(node.binary), env["PATH"] ?? ""].join(path.delimiter) };
const child = spawn(node.binary, [main, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  // Headers of the Node we run, not of the machine's own, should a package have to compile.
  env: node.headers === null ? environment : { ...environment, npm_config_nodedir: node.headers },
});
for (const signal of /** @type {NodeJS.Signals[]} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => child.kill(signal));
}
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
