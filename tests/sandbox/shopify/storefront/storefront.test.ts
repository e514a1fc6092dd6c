import { afterEach, beforeEach, expect, test } from "vitest";
import { FOREIGN_PICTURE, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { FILE_UPDATE } from "#tests/sandbox/shopify/testing/documents.ts";
import { openStore, SHOP, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const page = async (path: string) => (await store.fetch(`https://${SHOP}${path}`)).text();
const pictures = (html: string) => [...html.matchAll(/data-media-id="([^"]+)"/g)].map((match) => match[1]);

test("the product page shows the ready pictures in the product's order, with their alt texts", async () => {
  const files = await readyFiles(
    store,
    { originalSource: FOREIGN_PICTURE, alt: 'A "quiet" chair' },
    { originalSource: FOREIGN_PICTURE },
  );
  await store.read(FILE_UPDATE, {
    files: files.toReversed().map((id) => ({ id, referencesToAdd: [store.product.id] })),
  });
  const html = await page("/products/oak-chair");
  expect(pictures(html)).toEqual(files.toReversed());
  expect(html).toContain('alt="A &quot;quiet&quot; chair"');
  expect(html).toContain("$120.00");
});

test("the addresses on the page lead to pictures", async () => {
  const [id] = await readyFiles(store, { originalSource: FOREIGN_PICTURE });
  await store.read(FILE_UPDATE, { files: [{ id, referencesToAdd: [store.product.id] }] });
  const address = /src="([^"]+)"/.exec(await page("/products/oak-chair"))?.[1]?.replaceAll("&amp;", "&") ?? "";
  const response = await store.fetch(address);
  expect(response.headers.get("content-type")).toBe("image/png");
});

test("the listing leads to every product that is for sale", async () => {
  expect(await page("/")).toContain('href="/products/oak-chair"');
  store.product.status = "DRAFT";
  expect(await page("/")).not.toContain("oak-chair");
  expect((await store.fetch(`https://${SHOP}/products/oak-chair`)).status).toBe(404);
});
