import { pageElement } from "./page-element.ts";

type PickerOptions = { multiple: boolean; selected: ReadonlySet<string> };

/** `shopify.resourcePicker({ type: "product" })`: the chosen products, or `undefined` when cancelled. */
export const pickProducts = async (listAddress: string, detail: unknown): Promise<unknown> => {
  const answer = await fetch(listAddress);
  const products: unknown = await answer.json();
  const options = optionsOf(detail);
  const dialog = pageElement("picker", HTMLDialogElement);
  const list = pageElement("picker-products", HTMLElement);
  const rows = Array.isArray(products) ? products.filter(isProduct) : [];
  list.replaceChildren(...rows.map((product) => drawRow(product, options)));
  dialog.returnValue = "cancel";
  dialog.showModal();
  await new Promise((resolve) => {
    dialog.addEventListener("close", resolve, { once: true });
  });
  if (dialog.returnValue !== "add") return undefined;
  const chosen = new Set([...list.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => input.value));
  return rows.filter(({ id }) => chosen.has(id));
};

type PickerProduct = { readonly id: string; readonly title: string };

const isProduct = (value: unknown): value is PickerProduct =>
  typeof value === "object" && value !== null && "id" in value && "title" in value && typeof value.id === "string";

const optionsOf = (detail: unknown): PickerOptions => {
  const given = typeof detail === "object" && detail !== null ? detail : {};
  const selection = "selectionIds" in given && Array.isArray(given.selectionIds) ? given.selectionIds : [];
  return {
    multiple: "multiple" in given && given.multiple !== false,
    selected: new Set(selection.filter((item): item is PickerProduct => hasId(item)).map(({ id }) => id)),
  };
};

const hasId = (item: unknown): boolean => typeof item === "object" && item !== null && "id" in item;

const drawRow = ({ id, title }: PickerProduct, { multiple, selected }: PickerOptions): HTMLElement => {
  const row = document.createElement("label");
  const input = document.createElement("input");
  input.type = multiple ? "checkbox" : "radio";
  input.name = "product";
  input.value = id;
  input.checked = selected.has(id);
  row.append(input, title);
  return row;
};
