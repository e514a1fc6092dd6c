// @ts-check
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { installNode } from "./install-node.mjs";
import { isSupported } from "./versions.mjs";

/** @typedef {{ binary: string, headers: string | null }} Node */

/**
 * The running Node when it will do, else one that npm has or brings into a folder.
 * @param {string} tools
 * @returns {Promise<Node>}
 */
export async function supportedNode(tools) {
  if (isSupported(process.versions.node)) return { binary: process.execPath, headers: null };
  const installed = await installNode(tools);
  const version = existsSync(installed.binary) ? execFileSync(installed.binary, ["-v"], { encoding: "utf8" }) : "";
  if (!isSupported(version.slice(1))) {
    process.stderr.write(`Node ${process.version} is too old, and npm's ${path.basename(tools)} does not run here.\n`);
    process.exit(1);
  }
  return installed;
}
