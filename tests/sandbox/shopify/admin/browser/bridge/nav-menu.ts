import type { Channel } from "./channel.ts";
import { ObservedElement } from "./observed-element.ts";

/** `<ui-nav-menu>`: the app's pages in the admin's navigation. The link with `rel="home"` is the app's own entry. */
export const defineNavMenu = (channel: Channel): void => {
  customElements.define(
    "ui-nav-menu",
    class extends ObservedElement {
      protected contentChanged(): void {
        const links = [...this.querySelectorAll("a[href]")].filter((link) => link.getAttribute("rel") !== "home");
        channel.tell({
          type: "navigation",
          links: links.map((link) => ({ label: link.textContent.trim(), href: link.getAttribute("href") ?? "/" })),
        });
      }

      protected contentGone(): void {
        channel.tell({ type: "navigation", links: [] });
      }
    },
  );
};
