import type { LoaderFunctionArgs } from "@remix-run/node";

import { services } from "#app/composition.server.ts";
import { answerView } from "#app/web/answer.ts";
import { findRunId } from "#app/web/path-ids.ts";

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const runId = findRunId(params);
  return answerView(runId === null ? null : await merchant.viewRun(who, runId));
}
