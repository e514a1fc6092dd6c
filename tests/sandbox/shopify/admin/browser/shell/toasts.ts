import type { Toast } from "#tests/sandbox/shopify/admin/browser/protocol.ts";
import type { FrameLink } from "./frame-link.ts";
import { pageElement } from "./page-element.ts";

export const showToasts = (link: FrameLink): void => {
  const region = pageElement("toasts", HTMLElement);
  const shown = new Map<string, HTMLElement>();
  const remove = (id: string): void => {
    if (!shown.has(id)) return;
    shown.get(id)?.remove();
    shown.delete(id);
    link.tell({ type: "toast-gone", id });
  };
  link.hear("toast", ({ toast }) => {
    const element = drawToast(toast, {
      act: () => {
        link.tell({ type: "toast-action", id: toast.id });
      },
      dismiss: () => {
        remove(toast.id);
      },
    });
    shown.set(toast.id, element);
    region.append(element);
    window.setTimeout(() => {
      remove(toast.id);
    }, toast.durationMs);
  });
  link.hear("hide-toast", ({ id }) => {
    remove(id);
  });
};

const drawToast = ({ message, isError, action }: Toast, on: { act: () => void; dismiss: () => void }): HTMLElement => {
  const element = document.createElement("div");
  element.className = isError ? "toast error" : "toast";
  const text = document.createElement("span");
  text.textContent = message;
  element.append(text);
  if (action !== null) element.append(toastButton(action, on.act));
  const dismiss = toastButton("✕", on.dismiss);
  dismiss.setAttribute("aria-label", "Dismiss");
  element.append(dismiss);
  return element;
};

const toastButton = (label: string, press: () => void): HTMLButtonElement => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", press);
  return button;
};
