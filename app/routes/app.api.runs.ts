import type { ActionFunctionArgs } from "@remix-run/node";

import { services } from "#app/composition.server.ts";
import { answerRequest } from "#app/web/answer.ts";
import { runRequestSchema } from "#app/web/merchant-requests.ts";

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  return answerRequest(request, runRequestSchema, (asked) => merchant.requestRun(who, asked));
}
