import type { Journal } from "#app/core/ports.ts";

type Line = { readonly event: string; readonly about: Parameters<Journal["note"]>[1]; readonly error?: unknown };

export type FakeJournal = Journal & { readonly notes: Line[]; readonly warnings: Line[] };

export function fakeJournal(): FakeJournal {
  const notes: Line[] = [];
  const warnings: Line[] = [];
  return {
    notes,
    warnings,
    note: (event, about) => void notes.push({ event, about }),
    warn: (event, about, error) => void warnings.push({ event, about, error }),
  };
}
