import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import type { ReactElement } from "react";

import { services } from "#app/composition.server.ts";
import { NothingToReview } from "#app/components/review/nothing-to-review.tsx";
import { shopifyHeaders } from "#app/web/headers.ts";

export const headers = shopifyHeaders;

/** The queue: opens the first shot that waits for a decision. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response | null> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const [first] = (await merchant.viewLibrary(who, { filter: "review", page: 1 })).shots;
  // The admin's own parameters stay in the address, so that a reload is still recognised as being inside it.
  if (first !== undefined) return redirect(`/app/shots/${first.shotId}${new URL(request.url).search}`);
  return null;
}

export default function Review(): ReactElement {
  return <NothingToReview />;
}
