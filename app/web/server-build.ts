import { pathToFileURL } from "node:url";

import type { ServerBuild } from "@remix-run/node";

import { ConfigurationError } from "#app/core/errors.ts";

function isServerBuild(loaded: unknown): loaded is ServerBuild {
  return typeof loaded === "object" && loaded !== null && "routes" in loaded && "entry" in loaded && "assets" in loaded;
}

/** What `npm run build` made of the pages. Throws `ConfigurationError` where it has not been run. */
export async function loadServerBuild(file: string): Promise<ServerBuild> {
  let loaded: unknown;
  try {
    loaded = await import(pathToFileURL(file).href);
  } catch (error) {
    throw new ConfigurationError(`The pages cannot be loaded from ${file}: run \`npm run build\` first.`, {
      cause: error,
    });
  }
  if (!isServerBuild(loaded)) throw new ConfigurationError(`${file} is not a build of the pages.`);
  return loaded;
}
