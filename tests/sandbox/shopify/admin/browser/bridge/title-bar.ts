import { describeButton, pressableIn } from "./bar-button.ts";
import type { Channel } from "./channel.ts";
import { ObservedElement } from "./observed-element.ts";

/** `<ui-title-bar>` of the page. One inside a `<ui-modal>` is drawn by the modal. */
export const defineTitleBar = (channel: Channel): void => {
  class TitleBar extends ObservedElement {
    protected contentChanged(): void {
      if (this.closest("ui-modal")) return;
      const buttons = pressableIn(this).map(describeButton);
      channel.tell({ type: "title-bar", title: this.getAttribute("title") ?? "", buttons });
    }

    protected contentGone(): void {
      const isReplaced = pageTitleBar() !== undefined;
      if (!isReplaced) channel.tell({ type: "title-bar", title: "", buttons: [] });
    }
  }
  customElements.define("ui-title-bar", TitleBar);
  channel.hear((notice) => {
    const bar = pageTitleBar();
    if (notice.type === "title-bar-press" && bar) pressableIn(bar)[notice.index]?.click();
  });
};

const pageTitleBar = (): Element | undefined =>
  [...document.querySelectorAll("ui-title-bar")].find((bar) => !bar.closest("ui-modal"));
