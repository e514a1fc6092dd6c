import { services } from "#app/composition.server.ts";
import type { Topic } from "#app/core/shop/receipt.ts";

/**
 * One delivery of Shopify. Unsigned ones are refused; a signed one is answered once it is stored, whatever state the
 * shop and its tokens are in. What throws here is answered 500, and Shopify sends it again.
 */
export async function takeShopifyWebhook(request: Request, topic: Topic): Promise<Response> {
  const { webhooks } = services();
  const rawBody = new Uint8Array(await request.arrayBuffer());
  const check = webhooks.verifyShopify(rawBody, request.headers);
  if (check.outcome === "invalid") return new Response(null, { status: 401 });
  if (check.topic !== topic) return new Response(null, { status: 404 });
  const body = parseJson(rawBody);
  await webhooks.takeShopify({ topic, shop: check.shop, deliveryId: check.webhookId, body });
  return new Response(null, { status: 200 });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
