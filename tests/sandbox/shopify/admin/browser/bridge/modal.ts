import { describeButton, pressableIn } from "./bar-button.ts";
import type { Channel } from "./channel.ts";

/**
 * `<ui-modal>`: Shopify draws it in the admin, here it is a dialog in the frame while the admin around it
 * is dimmed. The app's React renders into `content`.
 */
export class ModalElement extends HTMLElement {
  static channel: Channel | null = null;
  #dialog: ModalDialog | null = null;
  #observer: MutationObserver | null = null;

  get content(): HTMLElement {
    return this.#open().body;
  }

  connectedCallback(): void {
    this.#observer = new MutationObserver(() => {
      this.#drawBars();
    });
    this.#observer.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
    if (this.#dialog?.root.open) ModalElement.channel?.tell({ type: "modal", isOpen: false });
    this.#dialog?.root.remove();
    this.#dialog = null;
  }

  show(): Promise<void> {
    const { root } = this.#open();
    if (!root.open) {
      this.#drawBars();
      root.showModal();
      ModalElement.channel?.tell({ type: "modal", isOpen: true });
      this.dispatchEvent(new CustomEvent("show"));
    }
    return Promise.resolve();
  }

  hide(): Promise<void> {
    if (this.#dialog?.root.open) this.#dialog.root.close();
    return Promise.resolve();
  }

  toggle(): Promise<void> {
    return this.#dialog?.root.open ? this.hide() : this.show();
  }

  #open(): ModalDialog {
    if (this.#dialog) return this.#dialog;
    const dialog = createDialog(this.getAttribute("variant") ?? "base");
    dialog.root.addEventListener("close", () => {
      ModalElement.channel?.tell({ type: "modal", isOpen: false });
      this.dispatchEvent(new CustomEvent("hide"));
    });
    document.body.append(dialog.root);
    this.#dialog = dialog;
    return dialog;
  }

  #drawBars(): void {
    const dialog = this.#dialog;
    const bar = this.querySelector("ui-title-bar");
    if (!dialog) return;
    dialog.heading.textContent = bar?.getAttribute("title") ?? "";
    const buttons = bar ? pressableIn(bar) : [];
    dialog.footer.replaceChildren(...buttons.map(footerButton));
    dialog.footer.hidden = buttons.length === 0;
  }
}

type ModalDialog = { root: HTMLDialogElement; heading: HTMLElement; body: HTMLElement; footer: HTMLElement };

const createDialog = (variant: string): ModalDialog => {
  const root = document.createElement("dialog");
  root.className = `sandbox-modal sandbox-modal-${variant}`;
  // Not <header> and <footer>: outside a section they would be landmarks of the whole page.
  const header = document.createElement("div");
  header.className = "sandbox-modal-header";
  const heading = document.createElement("h2");
  heading.id = `sandbox-modal-${crypto.randomUUID()}`;
  root.setAttribute("aria-labelledby", heading.id);
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "✕";
  close.setAttribute("aria-label", "Close");
  close.addEventListener("click", () => {
    root.close();
  });
  const body = document.createElement("div");
  body.className = "sandbox-modal-body";
  const footer = document.createElement("div");
  footer.className = "sandbox-modal-footer";
  header.append(heading, close);
  root.append(header, body, footer);
  return { root, heading, body, footer };
};

const footerButton = (original: HTMLElement): HTMLButtonElement => {
  const { label, kind, isCritical, isDisabled, isLoading } = describeButton(original);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.className = `${kind}${isCritical ? " critical" : ""}`;
  button.disabled = isDisabled || isLoading;
  button.setAttribute("aria-busy", String(isLoading));
  button.addEventListener("click", () => {
    original.click();
  });
  return button;
};
