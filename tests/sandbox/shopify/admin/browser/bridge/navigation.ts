import type { Channel } from "./channel.ts";
import type { SessionTokens } from "./session-token.ts";

/** Keeps the admin's address in step with the frame's, and opens what leaves the frame in the admin. */
export const followNavigation = (channel: Channel): void => {
  reportLocation(channel);
  openOutside(channel);
  channel.hear((notice) => {
    if (notice.type === "navigate") navigateTo(notice.href);
  });
};

const reportLocation = (channel: Channel): void => {
  const report = (): void => {
    channel.tell({ type: "location", path: window.location.pathname + window.location.search });
  };
  const push = window.history.pushState.bind(window.history);
  const replace = window.history.replaceState.bind(window.history);
  window.history.pushState = (...change) => {
    push(...change);
    report();
  };
  window.history.replaceState = (...change) => {
    replace(...change);
    report();
  };
  window.addEventListener("popstate", report);
  report();
};

const openOutside = (channel: Channel): void => {
  const realOpen = window.open.bind(window);
  window.open = (url, target, features) => {
    const leavesFrame = target === "_top" || target === "_parent" || isAdminLink(url?.toString());
    if (!leavesFrame || url === undefined) return realOpen(url, target, features);
    channel.tell({ type: "redirect", url: new URL(url, window.location.href).href });
    return null;
  };
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    const href = link?.getAttribute("href") ?? "";
    if (!isAdminLink(href)) return;
    event.preventDefault();
    channel.tell({ type: "redirect", url: href });
  });
};

const isAdminLink = (url: string | undefined): boolean => url?.startsWith("shopify://") ?? false;

/** The app's router listens for `shopify:navigate` and reads the `href` of the element it came from. */
export const navigateTo = (href: string): void => {
  const link = document.createElement("a");
  link.setAttribute("href", href);
  document.body.append(link);
  link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
  link.remove();
};

/** The library's bounce page asks to be loaded again at `shopify-reload` with a fresh session token. */
export const reloadWithToken = async (tokens: SessionTokens): Promise<void> => {
  const target = new URLSearchParams(window.location.search).get("shopify-reload");
  if (target === null) return;
  const url = new URL(target);
  url.searchParams.set("id_token", await tokens.get());
  window.location.replace(url.href);
};
