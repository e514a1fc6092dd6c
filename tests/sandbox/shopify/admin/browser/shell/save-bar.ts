import type { SaveBarState } from "#tests/sandbox/shopify/admin/browser/protocol.ts";
import { confirmInDialog } from "./confirmation.ts";
import type { FrameLink } from "./frame-link.ts";
import { pageElement } from "./page-element.ts";

export type SaveBar = { isOpen: () => boolean; callAttention: () => void };

export const showSaveBar = (link: FrameLink): SaveBar => {
  const bar = pageElement("save-bar", HTMLElement);
  const save = pageElement("save-bar-save", HTMLButtonElement);
  const discard = pageElement("save-bar-discard", HTMLButtonElement);
  let current: SaveBarState | null = null;

  link.hear("save-bar", ({ state }) => {
    current = state;
    bar.hidden = state === null;
    if (!state) return;
    draw(save, state.save);
    draw(discard, state.discard);
  });
  save.addEventListener("click", () => {
    link.tell({ type: "save-bar-press", button: "save" });
  });
  discard.addEventListener("click", () => {
    void (async () => {
      const isSure = !current?.asksBeforeDiscard || (await confirmInDialog(DISCARD_QUESTION));
      if (isSure) link.tell({ type: "save-bar-press", button: "discard" });
    })();
  });

  return {
    isOpen: () => current !== null,
    callAttention: () => {
      bar.classList.add("attention");
      bar.addEventListener(
        "animationend",
        () => {
          bar.classList.remove("attention");
        },
        { once: true },
      );
      save.focus();
    },
  };
};

const DISCARD_QUESTION = {
  title: "Discard all unsaved changes",
  text: "If you discard changes, you'll delete any edits you made since you last saved.",
  yes: "Discard changes",
  no: "Continue editing",
};

const draw = (button: HTMLButtonElement, { label, isDisabled, isLoading }: SaveBarState["save"]): void => {
  button.textContent = label;
  button.disabled = isDisabled || isLoading;
  button.setAttribute("aria-busy", String(isLoading));
};
