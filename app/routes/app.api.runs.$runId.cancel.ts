import type { ActionFunctionArgs } from "@remix-run/node";

import { services } from "#app/composition.server.ts";
import { answer, NOT_YOURS } from "#app/web/answer.ts";
import { findRunId } from "#app/web/path-ids.ts";

export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const runId = findRunId(params);
  const cancelled = runId === null ? null : await merchant.cancelRun(who, runId);
  return answer(cancelled === null ? NOT_YOURS : { outcome: "cancelled", ...cancelled });
}
