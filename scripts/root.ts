import path from "node:path";

/** The repository's root; every script and test names its files from here. */
export const ROOT = path.resolve(import.meta.dirname, "..");
