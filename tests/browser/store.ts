import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { z } from "zod";

import { USER_AGENT } from "#tests/support/browser.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { callControl } from "#tests/sandbox/testing/start-test-sandbox.ts";
import { SCREENSHOTS } from "./merchant.ts";

const mediaSchema = z.object({ id: z.string(), sha256: z.string().nullable() });
const productsSchema = z.array(z.object({ id: z.string(), title: z.string(), media: z.array(mediaSchema) }));
export type StoreMedia = z.infer<typeof mediaSchema>;

async function findProduct(sandbox: Sandbox, title: string) {
  const products = productsSchema.parse(await callControl(sandbox, "/catalogue/products", {}));
  const product = products.find((candidate) => candidate.title === title);
  if (product === undefined) throw new RangeError(`The store has no product ${title}`);
  return product;
}

/** A product's pictures in their order, each with what its bytes hash to. */
export async function mediaOf(sandbox: Sandbox, title: string): Promise<readonly StoreMedia[]> {
  return (await findProduct(sandbox, title)).media;
}

/** The merchant deletes a product in Shopify. */
export async function deleteProduct(sandbox: Sandbox, title: string): Promise<void> {
  const { id } = await findProduct(sandbox, title);
  const query = `mutation ($input: ProductDeleteInput!) { productDelete(input: $input) { deletedProductId } }`;
  await fetch(sandbox.graphql["2026-07"], {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": sandbox.token },
    body: JSON.stringify({ query, variables: { input: { id } } }),
  });
}

/** The pictures that a visitor of the store sees on a product's page, in order. */
export async function picturesInStore(browser: Browser, productUrl: string): Promise<readonly string[]> {
  const page = await browser.newPage({ userAgent: USER_AGENT });
  await page.goto(productUrl);
  const addresses = await page
    .locator("main img")
    .evaluateAll((images) => images.map((image) => image.getAttribute("src")));
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, "store.png"), fullPage: true });
  await page.close();
  return addresses.filter((address) => address !== null);
}
