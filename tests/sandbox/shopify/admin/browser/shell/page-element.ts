export class PageElementMissingError extends Error {
  override name = "PageElementMissingError" as const;
  constructor(id: string) {
    super(`The admin's page has no element ${id} of the expected kind`);
  }
}

export const pageElement = <Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind => {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new PageElementMissingError(id);
  return element;
};
