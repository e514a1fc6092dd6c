import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactElement } from "react";

import { services } from "#app/composition.server.ts";
import { RunPage } from "#app/components/run/run-page.tsx";
import type { RunView } from "#app/core/run/views.ts";
import { shopifyHeaders } from "#app/web/headers.ts";
import { notFound } from "#app/web/not-found.ts";
import { findRunId } from "#app/web/path-ids.ts";

export const headers = shopifyHeaders;

export async function loader({ request, params }: LoaderFunctionArgs): Promise<RunView> {
  const { merchant, shopify } = services();
  const who = await shopify.authenticateAdmin(request);
  const runId = findRunId(params);
  const run = runId === null ? null : await merchant.viewRun(who, runId);
  if (run === null) throw notFound();
  return run;
}

export default function Run(): ReactElement {
  return <RunPage run={useLoaderData<typeof loader>()} />;
}
