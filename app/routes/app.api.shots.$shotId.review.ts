import type { ActionFunctionArgs } from "@remix-run/node";

import { services } from "#app/composition.server.ts";
import type { ReviewDecision } from "#app/components/review/review-answer.ts";
import type { ShotId } from "#app/core/ids.ts";
import type { MerchantServices, RepaintOutcome } from "#app/core/services.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { answer, answerRequest, NOT_YOURS } from "#app/web/answer.ts";
import { reviewRequestSchema } from "#app/web/merchant-requests.ts";
import { findShotId } from "#app/web/path-ids.ts";

type Decide = (merchant: Merchant, shot: ShotId) => Promise<RepaintOutcome>;

function decisions(merchant: MerchantServices): Readonly<Record<ReviewDecision, Decide>> {
  return { approve: merchant.approveShot, discard: merchant.discardShot, repaint: merchant.repaintShot };
}

export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const shotId = findShotId(params);
  if (shotId === null) return answer(NOT_YOURS);
  return answerRequest(request, reviewRequestSchema, async ({ decision }) => ({
    ...(await decisions(merchant)[decision](who, shotId)),
    decision,
  }));
}
