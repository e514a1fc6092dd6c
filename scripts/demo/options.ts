import path from "node:path";
import { parseArgs } from "node:util";
import { readEnvironment } from "#scripts/environment.ts";

export type DemoOptions = {
  dataFolder: string;
  /** Tried first for the app's own port. */
  port: number;
  opensBrowser: boolean;
  /** Run the main job for every product and end. */
  once: OnceOptions | null;
};

export type OnceOptions = {
  /** Pictures to use as the store's products instead of the demo products. */
  photos: string | null;
  /** Where the published files and the contact sheet go. */
  out: string | null;
  style: string | null;
};

export const USAGE = `npm run demo [-- options]
  --once          make, approve and publish one shot per product, then end
  --photos DIR    with --once: use the pictures of a folder as the store's products
  --out DIR       with --once: put the published files and a contact sheet there
  --style NAME    with --once: the style to use
  --data-dir DIR  where everything is kept (default .data)
  --port PORT     where the app listens, if that is free (default 3000)
  --no-browser    do not open a browser
`;

/** Reads the command line; throws Node's own error on an option it does not know. */
export function parseOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      once: { type: "boolean", default: false },
      photos: { type: "string" },
      out: { type: "string" },
      style: { type: "string" },
      "data-dir": { type: "string", default: readEnvironment().DATA_DIR },
      port: { type: "string", default: "3000" },
      browser: { type: "boolean", default: true },
    },
  });
  const folder = (value: string | undefined) => (value === undefined ? null : path.resolve(value));
  const once = { photos: folder(values.photos), out: folder(values.out), style: values.style ?? null };
  return {
    dataFolder: path.resolve(values["data-dir"]),
    port: Number(values.port),
    opensBrowser: values.browser && !values.once,
    once: values.once ? once : null,
  };
}
