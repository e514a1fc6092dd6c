import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { services } from "#app/composition.server.ts";
import { HomePage } from "#app/components/home/home-page.tsx";
import type { HomeView } from "#app/core/run/views.ts";
import { shopifyHeaders } from "#app/web/headers.ts";

export const headers = shopifyHeaders;

export async function loader({ request }: LoaderFunctionArgs): Promise<HomeView> {
  const { merchant, shopify } = services();
  return merchant.viewHome(await shopify.authenticateAdmin(request));
}

export default function Home(): ReactElement {
  return <HomePage home={useLoaderData<typeof loader>()} />;
}
