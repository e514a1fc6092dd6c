import { redirect, type LoaderFunctionArgs, type TypedResponse } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { services } from "#app/composition.server.ts";
import { NothingToReview } from "#app/components/review/nothing-to-review.tsx";
import { ShotPage } from "#app/components/review/shot-page.tsx";
import type { ShotView } from "#app/core/shot/views.ts";
import { shopifyHeaders } from "#app/web/headers.ts";
import { notFound } from "#app/web/not-found.ts";
import { findShotId } from "#app/web/path-ids.ts";

export const headers = shopifyHeaders;

/** The queue: shows the shot that the address names, and without one leads to the shot that has waited longest. */
export async function loader({ request }: LoaderFunctionArgs): Promise<ShotView | TypedResponse<never> | null> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const address = new URL(request.url);
  const named = address.searchParams.get("shot");
  if (named === null) {
    const waiting = await merchant.findShotToReview(who);
    if (waiting === null) return null;
    // The admin's own parameters stay in the address, so that a reload is still recognised as being inside it.
    address.searchParams.set("shot", waiting);
    return redirect(`/app/review${address.search}`);
  }
  const shotId = findShotId({ shotId: named });
  const shot = shotId === null ? null : await merchant.viewShot(who, shotId);
  if (shot === null) throw notFound();
  return shot;
}

export default function Review(): ReactElement {
  const shot = useLoaderData<typeof loader>();
  return shot === null ? <NothingToReview /> : <ShotPage key={shot.shotId} shot={shot} place="review" />;
}
