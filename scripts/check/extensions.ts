import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { ROOT } from "#scripts/root.ts";
import type { Finding } from "./finding.ts";

/** Nothing checks an extension yet: there may be none, so that none goes unchecked. */
export function checkExtensions(root: string = ROOT): Promise<Finding> {
  const folder = path.join(root, "extensions");
  const found = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(".")) : [];
  if (found.length === 0) {
    return Promise.resolve({
      passed: true,
      output: "No theme extension and no other extension yet: nothing to check.",
    });
  }
  return Promise.resolve({ passed: false, output: `No check covers extensions/${found.join(", extensions/")}.` });
}
