import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import type { ReactElement } from "react";

import { services } from "#app/composition.server.ts";
import { AppMain } from "#app/components/page/app-main.tsx";
import { Navigation } from "#app/components/page/navigation.tsx";
import { useLoadingBar } from "#app/components/page/use-loading-bar.ts";
import { useSlowNavigation } from "#app/components/page/use-slow-navigation.ts";
import { useStartAtTop } from "#app/components/page/use-start-at-top.ts";
import { PageSkeleton } from "#app/components/page/page-skeleton.tsx";
import { NotFound, PageBroken } from "#app/components/page/page-problem.tsx";
import { shopifyHeaders } from "#app/web/headers.ts";

export const headers = shopifyHeaders;

export const links: LinksFunction = () => [{ rel: "stylesheet", href: polarisStyles }];

export async function loader({ request }: LoaderFunctionArgs): Promise<{ readonly apiKey: string }> {
  const { shopify } = services();
  await shopify.authenticateAdmin(request);
  return { apiKey: shopify.apiKey };
}

/** The key is the same for as long as the page is open. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

function CurrentPage(): ReactElement {
  useStartAtTop();
  useLoadingBar();
  const isSlow = useSlowNavigation();
  return <AppMain>{isSlow ? <PageSkeleton /> : <Outlet />}</AppMain>;
}

export default function App(): ReactElement {
  const { apiKey } = useLoaderData<typeof loader>();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey}>
      <Navigation />
      <CurrentPage />
    </AppProvider>
  );
}

function Problem({ error }: { readonly error: unknown }): ReactElement {
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <PageBroken
      onTryAgain={() => {
        window.location.reload();
      }}
    />
  );
}

/** Shopify's library answers a page's first visit with a page of its own that fetches a session token. */
function isLibraryPage(error: unknown): error is { readonly data: string } {
  return isRouteErrorResponse(error) && typeof error.data === "string" && error.data.includes("<script");
}

export function ErrorBoundary(): ReactElement {
  const error = useRouteError();
  const known = useRouteLoaderData<typeof loader>("routes/app");
  if (isLibraryPage(error)) return <div dangerouslySetInnerHTML={{ __html: error.data }} />;
  return (
    <AppProvider isEmbeddedApp={known !== undefined} apiKey={known?.apiKey ?? ""}>
      {known === undefined ? null : <Navigation />}
      <AppMain>
        <Problem error={error} />
      </AppMain>
    </AppProvider>
  );
}
