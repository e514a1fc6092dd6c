import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { services } from "#app/composition.server.ts";
import { CreatePage } from "#app/components/create/create-page.tsx";
import type { RunForm } from "#app/core/run/views.ts";
import { shopifyHeaders } from "#app/web/headers.ts";
import { parseProductSelection } from "#app/web/product-selection.ts";

export const headers = shopifyHeaders;

export async function loader({ request }: LoaderFunctionArgs): Promise<{ form: RunForm; requestKey: string }> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const products = parseProductSelection(new URL(request.url).searchParams);
  return { form: await merchant.openRunForm(who, products), requestKey: crypto.randomUUID() };
}

export default function Create(): ReactElement {
  return <CreatePage {...useLoaderData<typeof loader>()} />;
}
