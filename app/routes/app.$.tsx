import type { LoaderFunctionArgs } from "@remix-run/node";

import { services } from "#app/composition.server.ts";
import { shopifyHeaders } from "#app/web/headers.ts";
import { notFound } from "#app/web/not-found.ts";

export const headers = shopifyHeaders;

/** Addresses that no page has, also old ones kept as bookmarks. */
export async function loader({ request }: LoaderFunctionArgs): Promise<never> {
  await services().shopify.authenticateAdmin(request);
  throw notFound();
}

export default function Nowhere(): null {
  return null;
}
