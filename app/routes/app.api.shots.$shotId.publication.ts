import type { ActionFunctionArgs } from "@remix-run/node";

import { services } from "#app/composition.server.ts";
import { answer, answerRequest, NOT_YOURS } from "#app/web/answer.ts";
import { publicationRequestSchema } from "#app/web/merchant-requests.ts";
import { findShotId } from "#app/web/path-ids.ts";

export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const shotId = findShotId(params);
  if (shotId === null) return answer(NOT_YOURS);
  return answerRequest(request, publicationRequestSchema, async (asked) => {
    const act = asked.action === "publish" ? merchant.publishAgain : merchant.unpublishShot;
    return { ...(await act(who, shotId)), action: asked.action };
  });
}
