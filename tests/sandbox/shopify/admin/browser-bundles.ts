import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const fileOf = (path: string): string => fileURLToPath(new URL(`./browser/${path}`, import.meta.url));

/** The scripts that run in the browser, each bundled into one classic script when it is first asked for. */
export type BrowserBundles = { bridge: () => Promise<string>; shell: () => Promise<string> };

export const createBrowserBundles = (): BrowserBundles => {
  const made = new Map<string, Promise<string>>();
  const once = (entry: string, define: () => Promise<Record<string, string>>): Promise<string> => {
    const known = made.get(entry);
    if (known) return known;
    const bundle = define().then((values) => bundleScript(entry, values));
    made.set(entry, bundle);
    return bundle;
  };
  return {
    bridge: () =>
      once("bridge/main.ts", async () => ({
        BRIDGE_STYLES: JSON.stringify(await readFile(fileOf("bridge/bridge.css"), "utf8")),
      })),
    shell: () => once("shell/main.ts", () => Promise.resolve({})),
  };
};

export class BrowserBundleEmptyError extends Error {
  override name = "BrowserBundleEmptyError" as const;
}

const bundleScript = async (entry: string, define: Record<string, string>): Promise<string> => {
  const options = { bundle: true, format: "iife", target: "es2022", write: false, define } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [fileOf(entry)] });
  const [script] = outputFiles;
  if (!script) throw new BrowserBundleEmptyError(`Bundling ${entry} produced nothing`);
  return script.text;
};
