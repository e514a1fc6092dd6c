import { pino, type Logger } from "pino";

import { RoomshotsError } from "#app/core/errors.ts";
import type { Journal } from "#app/core/ports.ts";

/** Every name a log line may carry besides time, level and message; the data map lists the same. */
export const LOG_FIELDS = [
  "process",
  "event",
  "shop",
  "shot",
  "attempt",
  "publication",
  "receipt",
  "run",
  "queue",
  "step",
  "state",
  "tries",
  "topic",
  "confidence",
  "detail",
  "why",
  "reasons",
  "objects",
  "rows",
  "found",
  "woken",
  "method",
  "path",
  "status",
  "ms",
  "error",
  "whoMustAct",
] as const;

export function openLog(settings: { readonly level: string; readonly process: string }): Logger {
  return pino({ level: settings.level, base: { process: settings.process } });
}

/** Writes what the core tells, field by listed field, and never a message that another system worded with our secrets. */
export function pinoJournal(log: Logger): Journal {
  return {
    note(event, about) {
      log.info({ event, ...listed(about) });
    },
    warn(event, about, error) {
      log.warn({ event, ...listed(about), ...(error === undefined ? {} : errorFields(error)) });
    },
  };
}

function listed(about: Readonly<Record<string, string | number | boolean | null>>): Record<string, unknown> {
  const kept = Object.entries(about).filter(([name]) => LOG_FIELDS.some((field) => field === name));
  return Object.fromEntries(kept.map(([name, told]) => [name, typeof told === "string" ? withoutSecrets(told) : told]));
}

function errorFields(error: unknown): Record<string, string> {
  if (error instanceof RoomshotsError) {
    return { error: `${error.name}: ${withoutSecrets(error.message)}`, whoMustAct: error.whoMustAct };
  }
  if (!(error instanceof Error)) return { error: "a thrown value that is no error" };
  return { error: withoutSecrets(error.stack ?? `${error.name}: ${error.message}`) };
}

/** Signed addresses, bearer tokens and Shopify's and Replicate's own token forms. */
const SECRETS =
  /(X-Amz-[A-Za-z]+=[^&\s]+|Bearer\s+\S+|shp[a-z]{2}_\w+|r8_\w+|whsec_\S+|id_token=[^&\s]+|:\/\/[^\s/@]+@)/g;

export function withoutSecrets(text: string): string {
  return text.replace(SECRETS, "[removed]");
}
