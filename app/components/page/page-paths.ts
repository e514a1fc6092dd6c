import type { RunId, ShotId } from "#app/core/ids.ts";

// Each lies below the page that the admin's navigation leads to, so that the navigation marks that entry as current.

export function runPath(run: RunId): string {
  return `/app/library/runs/${run}`;
}

export function shotPath(shot: ShotId): string {
  return `/app/library/shots/${shot}`;
}

/** The shot in the review queue: a decision there leads on to the next one. */
export function reviewPath(shot: ShotId): string {
  return `/app/review?shot=${shot}`;
}
