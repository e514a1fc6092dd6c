import type { OBJECT_FOLDERS } from "#app/core/shot/object-keys.ts";

import type { Keeping, ValueFact } from "./facts.ts";

const whileInstalled = {
  purpose: "making-shots",
  basis: "contract",
  retention: { until: "erased" },
  onErasure: "delete",
} as const satisfies Keeping;

const thirtyDaysAfterUse = {
  ...whileInstalled,
  retention: { days: 30, since: "last-use", keptBy: "nobody-yet" },
} as const satisfies Keeping;

/** What lies under `shops/<shop id>/` in the object store. */
export const OBJECTS: Readonly<Record<(typeof OBJECT_FOLDERS)[number], Keeping & ValueFact>> = {
  photos: { ...thirtyDaysAfterUse, holds: "shop", onExport: "left-out" },
  "cut-outs": { ...thirtyDaysAfterUse, holds: "shop", onExport: "left-out" },
  "model-inputs": { ...thirtyDaysAfterUse, holds: "shop", onExport: "left-out" },
  painted: { ...thirtyDaysAfterUse, holds: "shop", onExport: "left-out" },
  shots: { ...whileInstalled, holds: "shop", onExport: "included" },
};
