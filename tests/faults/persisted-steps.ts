import type { PersistedStep } from "./held-step.ts";

const moves = (column: string, from: string, to: string): string =>
  `OLD.${column} = '${from}' AND NEW.${column} = '${to}'`;

/** Everything that is saved on the way of one shot to its product, in order. */
export const PERSISTED_STEPS: readonly PersistedStep[] = [
  { name: "let into the window", table: "Shot", when: moves("state", "waiting", "preparing") },
  { name: "prepared, attempt planned", table: "Shot", when: moves("state", "preparing", "painting") },
  { name: "provider about to be asked", table: "Attempt", when: moves("state", "planned", "creating") },
  { name: "prediction known", table: "Attempt", when: moves("state", "creating", "created") },
  { name: "painted", table: "Shot", when: moves("state", "painting", "checking") },
  { name: "output kept", table: "Attempt", when: 'NOT OLD."outputStored" AND NEW."outputStored"' },
  { name: "checked and ready", table: "Shot", when: moves("state", "checking", "ready") },
  { name: "approved", table: "Shot", when: moves("decision", "undecided", "approved") },
  { name: "staged", table: "Publication", when: moves("state", "pending", "staged") },
  {
    name: "file about to be asked for",
    table: "Publication",
    when: 'OLD."fileAskedAt" IS NULL AND NEW."fileAskedAt" IS NOT NULL',
  },
  { name: "file known", table: "Publication", when: moves("state", "staged", "filed") },
  { name: "attached", table: "Publication", when: moves("state", "filed", "attached") },
  { name: "placed", table: "Publication", when: moves("state", "attached", "placed") },
];
