import type { ActionFunctionArgs } from "@remix-run/node";

import { takePredictionWebhook } from "#app/web/take-prediction-webhook.ts";

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return takePredictionWebhook(request);
}
