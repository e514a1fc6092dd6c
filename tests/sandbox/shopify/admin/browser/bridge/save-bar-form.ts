import type { OpenSaveBar, SaveBars } from "./save-bar.ts";

/** `<form data-save-bar>`: the bar comes with the first change and goes with submit or reset. */
export const followForms = (bars: SaveBars): void => {
  const open = (event: Event): void => {
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-save-bar]") : null;
    if (form) bars.open(form, barOf(form));
  };
  const close = (event: Event): void => {
    if (event.target instanceof HTMLFormElement) bars.close(event.target);
  };
  document.addEventListener("input", open);
  document.addEventListener("change", open);
  document.addEventListener("submit", close);
  document.addEventListener("reset", close);
};

const barOf = (form: HTMLFormElement): OpenSaveBar => ({
  state: {
    save: { label: "Save", isDisabled: false, isLoading: false },
    discard: { label: "Discard", isDisabled: false, isLoading: false },
    asksBeforeDiscard: form.hasAttribute("data-discard-confirmation"),
  },
  save: () => {
    form.requestSubmit();
  },
  discard: () => {
    form.reset();
  },
});
