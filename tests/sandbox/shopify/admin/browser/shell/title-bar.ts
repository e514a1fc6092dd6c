import type { BarButton } from "#tests/sandbox/shopify/admin/browser/protocol.ts";
import type { FrameLink } from "./frame-link.ts";
import { pageElement } from "./page-element.ts";

export const showTitleBar = (link: FrameLink, appName: string): void => {
  const heading = pageElement("page-title", HTMLElement);
  const before = pageElement("page-breadcrumb", HTMLElement);
  const actions = pageElement("page-actions", HTMLElement);
  link.hear("title-bar", ({ title, buttons }) => {
    heading.textContent = title === "" ? appName : title;
    document.title = title === "" ? appName : `${title} · ${appName}`;
    const pressables = buttons.map((button, index) => ({
      button,
      element: drawButton(button, () => {
        link.tell({ type: "title-bar-press", index });
      }),
    }));
    before.replaceChildren(...pressables.filter(isBreadcrumb).map(({ element }) => element));
    const rest = pressables.filter((pressable) => !isBreadcrumb(pressable));
    const loose = rest.filter(({ button }) => button.group === null).map(({ element }) => element);
    actions.replaceChildren(...menusOf(rest), ...loose);
  });
};

type Pressable = { readonly button: BarButton; readonly element: HTMLButtonElement };

const isBreadcrumb = ({ button }: Pressable): boolean => button.kind === "breadcrumb";

const menusOf = (pressables: readonly Pressable[]): HTMLElement[] => {
  const labels = new Set(pressables.flatMap(({ button }) => (button.group === null ? [] : [button.group])));
  return [...labels].map((label) => {
    const menu = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = label;
    const list = document.createElement("div");
    list.className = "menu";
    list.append(...pressables.filter(({ button }) => button.group === label).map(({ element }) => element));
    menu.append(summary, list);
    menu.addEventListener("click", (event) => {
      if (event.target instanceof HTMLButtonElement) menu.open = false;
    });
    return menu;
  });
};

const drawButton = (description: BarButton, press: () => void): HTMLButtonElement => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${description.kind}${description.isCritical ? " critical" : ""}`;
  button.textContent = description.kind === "breadcrumb" ? `‹ ${description.label}` : description.label;
  button.disabled = description.isDisabled || description.isLoading;
  button.setAttribute("aria-busy", String(description.isLoading));
  button.addEventListener("click", press);
  return button;
};
