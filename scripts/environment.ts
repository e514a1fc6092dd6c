import path from "node:path";
import { z } from "zod";
import { ROOT } from "./root.ts";

const text = z
  .string()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

const flag = text.transform((value) => value !== undefined && value !== "0" && value !== "false");

const environmentSchema = z.object({
  PATH: z.string().default(""),
  CI: flag,
  DATABASE_URL: text,
  REDIS_URL: text,
  BROWSER_PATH: text,
  /** Where the demo keeps its databases, pictures and logs. */
  DATA_DIR: z.string().default(path.join(ROOT, ".data")),
  DISPLAY: text,
  WAYLAND_DISPLAY: text,
  LOCALAPPDATA: text,
  PROGRAMFILES: text,
  "PROGRAMFILES(X86)": text,
});

export type Environment = z.infer<typeof environmentSchema>;

/** Scripts and tests read the environment here and nowhere else; the product has app/config.server.ts. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  return environmentSchema.parse(source);
}

/** The surroundings a child process starts with: ours, with changes. */
export function childEnvironment(changes: Readonly<Record<string, string | undefined>> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}
