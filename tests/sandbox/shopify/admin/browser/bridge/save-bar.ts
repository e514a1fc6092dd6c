import type { SaveBarState } from "#tests/sandbox/shopify/admin/browser/protocol.ts";
import { describeButton } from "./bar-button.ts";
import type { Channel } from "./channel.ts";
import { ObservedElement } from "./observed-element.ts";

/** The one save bar that shows at a time, whether an element or a form with `data-save-bar` asked for it. */
export type OpenSaveBar = { readonly state: SaveBarState; save: () => void; discard: () => void };

export type SaveBars = {
  open: (owner: Element, bar: OpenSaveBar) => void;
  close: (owner: Element) => void;
  isOpen: () => boolean;
};

export const createSaveBars = (channel: Channel): SaveBars => {
  let current: { readonly owner: Element; readonly bar: OpenSaveBar } | null = null;
  channel.hear((notice) => {
    if (notice.type === "save-bar-press") current?.bar[notice.button]();
  });
  return {
    open: (owner, bar) => {
      current = { owner, bar };
      channel.tell({ type: "save-bar", state: bar.state });
    },
    close: (owner) => {
      if (current?.owner !== owner) return;
      current = null;
      channel.tell({ type: "save-bar", state: null });
    },
    isOpen: () => current !== null,
  };
};

export class SaveBarElement extends ObservedElement {
  static bars: SaveBars | null = null;
  #isShowing = false;

  get showing(): boolean {
    return this.#isShowing;
  }

  show(): Promise<void> {
    if (!this.#isShowing) {
      this.#isShowing = true;
      this.contentChanged();
      this.dispatchEvent(new CustomEvent("show"));
    }
    return Promise.resolve();
  }

  hide(): Promise<void> {
    if (this.#isShowing) {
      this.#isShowing = false;
      SaveBarElement.bars?.close(this);
      this.dispatchEvent(new CustomEvent("hide"));
    }
    return Promise.resolve();
  }

  toggle(): Promise<void> {
    return this.#isShowing ? this.hide() : this.show();
  }

  protected contentChanged(): void {
    if (!this.#isShowing) return;
    const save = this.#button(true);
    const discard = this.#button(false);
    SaveBarElement.bars?.open(this, {
      state: {
        save: describe(save, "Save"),
        discard: describe(discard, "Discard"),
        asksBeforeDiscard: this.hasAttribute("discardconfirmation"),
      },
      save: () => save?.click(),
      discard: () => discard?.click(),
    });
  }

  protected contentGone(): void {
    void this.hide();
  }

  #button(isPrimary: boolean): HTMLElement | undefined {
    const buttons = [...this.querySelectorAll<HTMLElement>("button")];
    return buttons.find((button) => (button.getAttribute("variant") === "primary") === isPrimary);
  }
}

const describe = (button: HTMLElement | undefined, fallback: string): SaveBarState["save"] => {
  if (!button) return { label: fallback, isDisabled: true, isLoading: false };
  const { label, isDisabled, isLoading } = describeButton(button);
  return { label: label === "" ? fallback : label, isDisabled, isLoading };
};
