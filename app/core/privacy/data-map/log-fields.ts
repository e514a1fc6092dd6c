import type { Keeping, ValueFact } from "./facts.ts";

/** Lines leave on the standard output; whoever runs the app keeps them, and ends them. */
export const LOGS: Keeping = {
  purpose: "operation",
  basis: "legitimate-interest",
  retention: { days: 30, since: "written", keptBy: "operator" },
  onErasure: "keep-under-pseudonym",
};

const figure: ValueFact = { holds: "none", onExport: "left-out" };
/** Our own random ids: after an erasure no row tells any more whose they were. */
const pseudonym: ValueFact = { holds: "shop", onExport: "left-out" };
/** Words of ours or of another system about one piece of work. */
const words: ValueFact = { holds: "shop", onExport: "left-out" };

/** Everything a log line may carry besides its time and level. */
export const LINE_FIELDS = {
  process: figure,
  event: figure,
  shop: pseudonym,
  shot: pseudonym,
  attempt: pseudonym,
  publication: pseudonym,
  receipt: pseudonym,
  run: pseudonym,
  queue: figure,
  step: figure,
  state: figure,
  tries: figure,
  topic: figure,
  confidence: figure,
  detail: words,
  why: words,
  reasons: words,
  objects: figure,
  rows: figure,
  found: figure,
  woken: figure,
  method: figure,
  path: pseudonym,
  status: figure,
  ms: figure,
  error: words,
  whoMustAct: figure,
} as const satisfies Record<string, ValueFact>;
