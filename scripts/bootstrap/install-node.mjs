// @ts-check
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { BROUGHT_NODE, nodePackage } from "./versions.mjs";

/**
 * Brings Node from npm into `<tools>/node-<version>`, once.
 * @param {string} tools
 * @returns {Promise<import("./supported-node.mjs").Node>}
 */
export async function installNode(tools) {
  const name = nodePackage(process.platform, process.arch);
  const folder = path.join(tools, `node-${BROUGHT_NODE}`);
  const headers = path.join(folder, "node_modules", name);
  const binary = path.join(headers, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(binary)) return { binary, headers };
  process.stdout.write(`Node ${process.version} is too old for this app: getting ${BROUGHT_NODE} from npm …\n`);
  const unfinished = `${folder}.${String(process.pid)}`;
  mkdirSync(unfinished, { recursive: true });
  await npmInstall(unfinished, `${name}@${BROUGHT_NODE}`);
  moveUnlessThere(unfinished, folder);
  return { binary, headers };
}

/**
 * @param {string} folder
 * @param {string} wanted
 * @returns {Promise<void>}
 */
function npmInstall(folder, wanted) {
  const quiet = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // On Windows npm is a batch file, which only a shell can start.
  const options = { stdio: /** @type {const} */ ("inherit"), shell: process.platform === "win32" };
  const child = spawn("npm", ["install", "--prefix", folder, ...quiet, wanted], options);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm could not install ${wanted}.`));
    });
  });
}

/**
 * Two starts at once each bring their own; the later one throws its copy away.
 * @param {string} from
 * @param {string} to
 */
function moveUnlessThere(from, to) {
  if (existsSync(to)) rmSync(from, { recursive: true, force: true });
  else renameSync(from, to);
}
