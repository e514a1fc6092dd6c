import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { services } from "#app/composition.server.ts";
import { ProductsPage } from "#app/components/product/products-page.tsx";
import type { ProductsView } from "#app/core/run/views.ts";
import { shopifyHeaders } from "#app/web/headers.ts";
import { MAX_PRODUCTS_PER_RUN } from "#app/web/product-selection.ts";
import { parseProductsPage } from "#app/web/products-page.ts";

export const headers = shopifyHeaders;

type ProductsPageProps = {
  readonly view: ProductsView;
  readonly words: string;
  readonly after: string | null;
  readonly maxSelected: number;
};

export async function loader({ request }: LoaderFunctionArgs): Promise<ProductsPageProps> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const page = parseProductsPage(new URL(request.url).searchParams);
  return { ...page, view: await merchant.browseProducts(who, page), maxSelected: MAX_PRODUCTS_PER_RUN };
}

export default function Products(): ReactElement {
  return <ProductsPage {...useLoaderData<typeof loader>()} />;
}
