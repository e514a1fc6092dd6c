import type { BarButton } from "#tests/sandbox/shopify/admin/browser/protocol.ts";

/** The buttons and links of a bar, in document order; the admin presses them by their place in this list. */
export const pressableIn = (bar: Element): readonly HTMLElement[] => [
  ...bar.querySelectorAll<HTMLElement>("button, a[href]"),
];

export const describeButton = (button: HTMLElement): BarButton => {
  const variant = button.getAttribute("variant");
  return {
    label: button.textContent.trim(),
    kind: variant === "primary" || variant === "breadcrumb" ? variant : "plain",
    group: button.closest("section")?.getAttribute("label") ?? null,
    isCritical: button.getAttribute("tone") === "critical",
    isDisabled: isSet(button, "disabled"),
    isLoading: isSet(button, "loading"),
  };
};

// React writes a boolean it does not know as the text "false".
const isSet = (button: HTMLElement, name: string): boolean => {
  const value = button.getAttribute(name);
  return value !== null && value !== "false";
};
