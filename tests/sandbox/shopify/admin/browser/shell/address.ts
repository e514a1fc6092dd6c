import type { FrameLink } from "./frame-link.ts";

const OF_THE_ADMIN = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp", "_data"];

/** Shows the frame's page in the admin's address, so that a reload comes back to it. */
export const followAddress = (link: FrameLink, appPath: string): void => {
  link.hear("location", ({ path }) => {
    const inside = new URL(path, window.location.origin);
    for (const name of OF_THE_ADMIN) inside.searchParams.delete(name);
    const page = inside.pathname === "/" ? "" : inside.pathname;
    window.history.replaceState(null, "", appPath + page + inside.search);
  });
};

/** `shopify://admin/…` means this store's admin. */
export const followRedirects = (link: FrameLink, storePath: string): void => {
  link.hear("redirect", ({ url }) => {
    const target = new URL(url.replace(/^shopify:\/\/admin/, window.location.origin + storePath));
    if (target.protocol === "https:") window.location.assign(target.href);
  });
};
