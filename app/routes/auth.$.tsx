import type { LoaderFunctionArgs } from "@remix-run/node";

import { services } from "#app/composition.server.ts";
import { notFound } from "#app/web/not-found.ts";
import { shopifyHeaders } from "#app/web/headers.ts";

export const headers = shopifyHeaders;

/** The library's own stops, /auth/session-token and /auth/exit-iframe: it answers by throwing its response. */
export async function loader({ request }: LoaderFunctionArgs): Promise<never> {
  await services().shopify.authenticateAdmin(request);
  throw notFound();
}
