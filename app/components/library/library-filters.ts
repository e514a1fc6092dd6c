import type { LibraryFilter } from "#app/core/run/views.ts";

/** In the order of the tabs. */
export const LIBRARY_FILTERS = [
  "all",
  "review",
  "working",
  "published",
  "approved",
  "failed",
  "discarded",
] as const satisfies readonly LibraryFilter[];

export function libraryPath(filter: LibraryFilter, page = 1): string {
  return page === 1 ? `/app/library?filter=${filter}` : `/app/library?filter=${filter}&page=${page}`;
}
