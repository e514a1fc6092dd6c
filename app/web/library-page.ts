import { z } from "zod";

import { LIBRARY_FILTERS } from "#app/components/library/library-filters.ts";
import type { LibraryFilter } from "#app/core/run/views.ts";

const librarySchema = z.object({
  filter: z.enum(LIBRARY_FILTERS).catch("all"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Which part of the library an address asks for; an address that nobody of us made shows the first page of all. */
export function parseLibraryPage(query: URLSearchParams): { readonly filter: LibraryFilter; readonly page: number } {
  return librarySchema.parse({ filter: query.get("filter"), page: query.get("page") });
}
