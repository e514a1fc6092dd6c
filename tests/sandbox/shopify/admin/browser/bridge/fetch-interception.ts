import type { Channel } from "./channel.ts";
import type { SessionTokens } from "./session-token.ts";

/** Gives the app's own requests a session token, as App Bridge does, and follows its two answer headers. */
export const interceptFetch = (channel: Channel, tokens: SessionTokens): void => {
  const realFetch = window.fetch.bind(window);

  const withToken = async (request: Request): Promise<Response> => {
    const authorised = new Request(request.clone());
    authorised.headers.set("Authorization", `Bearer ${await tokens.get()}`);
    authorised.headers.set("X-Requested-With", "XMLHttpRequest");
    return realFetch(authorised);
  };

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const isOwn = new URL(request.url).origin === window.location.origin;
    if (!isOwn || request.headers.has("Authorization")) return realFetch(request);
    const first = await withToken(request);
    const isStale = first.headers.has("X-Shopify-Retry-Invalid-Session-Request");
    if (isStale) tokens.forget();
    const response = isStale ? await withToken(request) : first;
    const reauthorize = response.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
    if (reauthorize === null) return response;
    channel.tell({ type: "redirect", url: new URL(reauthorize, window.location.href).href });
    // The page is being left; an answer would only make the app draw an error first.
    return new Promise<Response>(() => undefined);
  };
};
