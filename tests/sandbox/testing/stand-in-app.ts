import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readBody, sendJson, sendText } from "#tests/sandbox/gateway/http.ts";
import { listenOnLoopback, trackConnections } from "#tests/sandbox/gateway/listen.ts";

export type SeenWebhook = {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** A web process to put behind the sandbox: an embedded page made of App Bridge elements, and a webhook intake. */
export type StandInApp = {
  readonly port: number;
  readonly webhooks: readonly SeenWebhook[];
  /** Statuses of the next webhook answers; 200 when none is left. */
  answerNext: (...statuses: number[]) => void;
  close: () => Promise<void>;
};

export const startStandInApp = async (): Promise<StandInApp> => {
  const webhooks: SeenWebhook[] = [];
  const statuses: number[] = [];
  const server: Server = createServer((request, response) => {
    if (request.url?.startsWith("/webhooks")) void takeWebhook({ webhooks, statuses }, request, response);
    else answerPage(request, response);
  });
  const port = await listenOnLoopback(server, 0);
  return {
    port,
    webhooks,
    answerNext: (...next) => statuses.push(...next),
    close: trackConnections(server),
  };
};

type Intake = { webhooks: SeenWebhook[]; statuses: number[] };

const takeWebhook = async (intake: Intake, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = (await readBody(request)).toString("utf8");
  intake.webhooks.push({ path: request.url ?? "", headers: request.headers, body });
  response.writeHead(intake.statuses.shift() ?? 200).end();
};

const answerPage = (request: IncomingMessage, response: ServerResponse): void => {
  const { pathname } = new URL(request.url ?? "/", "https://app.roomshots.test");
  if (pathname === "/who") {
    const hasToken = request.headers.authorization?.startsWith("Bearer ") ?? false;
    sendJson(response, 200, { hasToken, forwarded: request.headers["x-forwarded-proto"] });
  } else if (pathname === "/stale") {
    const token = request.headers.authorization ?? "";
    staleToken ??= token;
    const isFresh = token !== staleToken;
    if (!isFresh) response.setHeader("X-Shopify-Retry-Invalid-Session-Request", "1");
    sendJson(response, isFresh ? 200 : 401, { isFresh });
  } else {
    sendText(response, { type: "text/html", text: page(pathname) });
  }
};

/** The first token that `/stale` saw; only another one is good enough. */
let staleToken: string | null = null;

const page = (pathname: string): string => `<!doctype html>
<html lang="en"><head><title>Stand-in</title>
<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" data-api-key="roomshots-sandbox-key"></script>
</head><body>
<ui-nav-menu><a href="/" rel="home">Home</a><a href="/runs">Runs</a><a href="/review">Review</a></ui-nav-menu>
<ui-title-bar title="Page ${pathname}">
  <button variant="breadcrumb" onclick="say('back')">Products</button>
  <button onclick="say('secondary')">Export</button>
  <button variant="primary" onclick="say('primary')">Create</button>
  <section label="More"><button onclick="say('grouped')">Archive</button></section>
</ui-title-bar>
<ui-save-bar id="bar"><button variant="primary" onclick="say('saved')">Save</button><button onclick="say('discarded')">Discard</button></ui-save-bar>
<ui-modal id="ask"><ui-title-bar title="Discard shot?"><button variant="primary" tone="critical" onclick="say('modal')">Discard</button></ui-title-bar></ui-modal>
<main><h1>Inside</h1><p id="said"></p>
<button onclick="shopify.toast.show('Shot saved')">Toast</button>
<button onclick="document.getElementById('bar').show()">Dirty</button>
<button onclick="document.getElementById('ask').content.textContent='Sure?';shopify.modal.show('ask')">Ask</button>
<button onclick="fetch('/who').then(r=>r.json()).then(r=>say(r.hasToken+' '+r.forwarded))">Who</button>
<button onclick="fetch('/stale').then(r=>r.json()).then(r=>say('fresh '+r.isFresh))">Stale</button>
</main>
<script>
function say(text) { document.getElementById("said").textContent = text; }
document.addEventListener("shopify:navigate", (event) => { history.pushState(null, "", event.target.getAttribute("href")); say("at " + location.pathname); });
</script></body></html>`;
