import type { FrameLink } from "./frame-link.ts";
import { pageElement } from "./page-element.ts";
import type { SaveBar } from "./save-bar.ts";

/** The app's own pages below its entry in the store's navigation. */
export const showAppNavigation = (link: FrameLink, appPath: string, saveBar: SaveBar): void => {
  const list = pageElement("app-navigation", HTMLElement);
  link.hear("navigation", ({ links }) => {
    list.replaceChildren(
      ...links.map(({ label, href }) => {
        const item = document.createElement("li");
        const anchor = document.createElement("a");
        anchor.href = appPath + href;
        anchor.textContent = label;
        anchor.dataset["appHref"] = href;
        item.append(anchor);
        return item;
      }),
    );
    markCurrent(list);
  });
  link.hear("location", () => {
    markCurrent(list);
  });

  list.addEventListener("click", (event) => {
    const anchor = event.target instanceof HTMLAnchorElement ? event.target : null;
    const href = anchor?.dataset["appHref"];
    if (href === undefined) return;
    event.preventDefault();
    document.body.classList.remove("navigation-open");
    if (saveBar.isOpen()) saveBar.callAttention();
    else link.tell({ type: "navigate", href });
  });
};

/** A page below an entry's own marks that entry too. */
const markCurrent = (list: HTMLElement): void => {
  const here = `${window.location.pathname}/`;
  for (const anchor of list.querySelectorAll("a")) {
    if (here.startsWith(`${anchor.pathname}/`)) anchor.setAttribute("aria-current", "page");
    else anchor.removeAttribute("aria-current");
  }
};
