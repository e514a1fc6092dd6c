import type { ActionFunctionArgs } from "@remix-run/node";

import { takeShopifyWebhook } from "#app/web/take-webhook.ts";

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return takeShopifyWebhook(request, "products/update");
}
