import { pageElement } from "./page-element.ts";

export type Confirmation = { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };

/** Resolves false on Escape too. */
export const confirmInDialog = ({ title, text, yes, no }: Confirmation): Promise<boolean> => {
  const dialog = pageElement("confirmation", HTMLDialogElement);
  pageElement("confirmation-title", HTMLElement).textContent = title;
  pageElement("confirmation-text", HTMLElement).textContent = text;
  pageElement("confirmation-yes", HTMLButtonElement).textContent = yes;
  pageElement("confirmation-no", HTMLButtonElement).textContent = no;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      "close",
      () => {
        resolve(dialog.returnValue === "yes");
      },
      { once: true },
    );
  });
};
