import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { services } from "#app/composition.server.ts";
import { LibraryPage } from "#app/components/library/library-page.tsx";
import type { LibraryFilter, LibraryView } from "#app/core/run/views.ts";
import { shopifyHeaders } from "#app/web/headers.ts";
import { parseLibraryPage } from "#app/web/library-page.ts";

export const headers = shopifyHeaders;

export async function loader({ request }: LoaderFunctionArgs): Promise<{ view: LibraryView; filter: LibraryFilter }> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const page = parseLibraryPage(new URL(request.url).searchParams);
  return { view: await merchant.viewLibrary(who, page), filter: page.filter };
}

export default function Library(): ReactElement {
  return <LibraryPage {...useLoaderData<typeof loader>()} />;
}
