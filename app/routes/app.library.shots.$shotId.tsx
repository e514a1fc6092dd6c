import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { services } from "#app/composition.server.ts";
import { ShotPage } from "#app/components/review/shot-page.tsx";
import type { ShotView } from "#app/core/shot/views.ts";
import { shopifyHeaders } from "#app/web/headers.ts";
import { notFound } from "#app/web/not-found.ts";
import { findShotId } from "#app/web/path-ids.ts";

export const headers = shopifyHeaders;

export async function loader({ request, params }: LoaderFunctionArgs): Promise<ShotView> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const shotId = findShotId(params);
  const shot = shotId === null ? null : await merchant.viewShot(who, shotId);
  if (shot === null) throw notFound();
  return shot;
}

export default function Shot(): ReactElement {
  const shot = useLoaderData<typeof loader>();
  return <ShotPage key={shot.shotId} shot={shot} place="library" />;
}
