import type { LoaderFunctionArgs } from "@remix-run/node";

import { services } from "#app/composition.server.ts";
import { answerView } from "#app/web/answer.ts";
import { findShotId } from "#app/web/path-ids.ts";

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const shotId = findShotId(params);
  return answerView(shotId === null ? null : await merchant.viewShot(who, shotId));
}
