import { join } from "node:path";
import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { SandboxOptions } from "./sandbox-options.ts";

const port = z.coerce.number().int().min(0).max(65_535).default(0);

const flagsSchema = z.object({
  "data-dir": z.string().default(join(tmpdir(), "roomshots-sandbox")),
  "app-port": port,
  "api-key": z.string().optional(),
  "api-secret": z.string().optional(),
  "app-configuration": z.string().optional(),
  photos: z.string().optional(),
  painter: z.enum(["ray", "plain"]).default("ray"),
  "tls-port": port,
  "proxy-port": port,
  "http-port": port,
  "s3-port": port,
});

/** @throws {z.ZodError} naming the flag that makes no sense. */
export const parseMainOptions = (given: readonly string[]): SandboxOptions => {
  const names = Object.keys(flagsSchema.shape);
  const { values } = parseArgs({
    args: [...given],
    options: Object.fromEntries(names.map((name) => [name, { type: "string" } as const])),
  });
  const flags = flagsSchema.parse(values);
  return {
    dataDir: flags["data-dir"],
    appPort: flags["app-port"],
    painter: flags.painter,
    ports: {
      tls: flags["tls-port"],
      proxy: flags["proxy-port"],
      http: flags["http-port"],
      s3: flags["s3-port"],
    },
    ...present({
      apiKey: flags["api-key"],
      apiSecret: flags["api-secret"],
      appConfiguration: flags["app-configuration"],
      photos: flags.photos,
    }),
  };
};

type Present<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> };

const present = <Values extends Record<string, string | undefined>>(values: Values): Present<Values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<Values>;
