import { services } from "#app/composition.server.ts";
import { attemptIdSchema, shopIdSchema } from "#app/core/ids.ts";

/** News of a prediction. The address says which attempt it is of; the signature says that the provider sent it. */
export async function takePredictionWebhook(request: Request): Promise<Response> {
  const { webhooks } = services();
  const address = new URL(request.url).searchParams;
  const shopId = shopIdSchema.safeParse(address.get("shop"));
  const attemptId = attemptIdSchema.safeParse(address.get("attempt"));
  const rawBody = new Uint8Array(await request.arrayBuffer());
  const check = webhooks.verifyReplicate(rawBody, request.headers);
  if (check.outcome === "invalid") return new Response(null, { status: 401 });
  if (!shopId.success || !attemptId.success) return new Response(null, { status: 404 });
  const { deliveryId, predictionId, state } = check;
  await webhooks.takePrediction({ shopId: shopId.data, attemptId: attemptId.data, deliveryId, predictionId, state });
  return new Response(null, { status: 200 });
}
