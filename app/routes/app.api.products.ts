import type { LoaderFunctionArgs } from "@remix-run/node";

import { services } from "#app/composition.server.ts";
import { answerView } from "#app/web/answer.ts";
import { parseProductsPage } from "#app/web/products-page.ts";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  return answerView(await merchant.browseProducts(who, parseProductsPage(new URL(request.url).searchParams)));
}
