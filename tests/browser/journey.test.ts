import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { World } from "#scripts/demo/world.ts";
import { launchBrowser } from "#tests/support/browser.ts";
import { DESKTOP, openAdmin, PHONE, picturesInStore, type MerchantVisit } from "./merchant.ts";
import { startTestWorld } from "./world.ts";

const SHOT_WITHIN_MS = 90_000;

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startTestWorld();
  browser = await launchBrowser(world.sandbox);
});

afterAll(async () => {
  await browser.close();
  await world.stop();
});

async function createShot({ page, app, look }: MerchantVisit, product: string): Promise<void> {
  await app.getByText("Credits left").waitFor();
  await look("home");
  await page.getByRole("button", { name: "Create room shots" }).click();
  await app.getByRole("link", { name: `Create room shot of ${product}` }).waitFor();
  await look("products");
  await app.getByRole("link", { name: `Create room shot of ${product}` }).click();
  await app.getByRole("radio", { name: /Japandi bedroom/ }).check();
  await look("create");
  await app.getByRole("button", { name: "Create 1 room shot" }).click();
}

async function reviewShot({ app, look }: MerchantVisit): Promise<void> {
  await app.getByRole("link", { name: "Review room shots" }).waitFor({ timeout: SHOT_WITHIN_MS });
  await look("run");
  await app.getByRole("link", { name: "Review room shots" }).click();
  await app.getByRole("button", { name: "Show difference" }).waitFor();
  await look("review");
  await app.getByRole("button", { name: "Show difference" }).click();
  await look("difference");
  await app.getByRole("button", { name: "Approve and publish" }).click();
}

test.each([
  { screen: DESKTOP, product: "Halden armchair, rust" },
  { screen: PHONE, product: "Noor coffee table" },
])("on a $screen.name a merchant makes a room shot, publishes it and takes it back", async ({ screen, product }) => {
  const visit = await openAdmin(browser, world.sandbox.admin, screen);
  const { app, look } = visit;
  await createShot(visit, product);
  await reviewShot(visit);

  const store = app.getByRole("link", { name: "View on your store" });
  await store.waitFor({ timeout: SHOT_WITHIN_MS });
  await look("published");
  const productUrl = (await store.getAttribute("href")) ?? "";
  const withShot = await picturesInStore(browser, productUrl);

  await app.getByRole("button", { name: "Unpublish" }).click();
  await app.getByRole("dialog").getByRole("button", { name: "Unpublish" }).click();
  await app.getByRole("button", { name: "Publish again" }).waitFor({ timeout: SHOT_WITHIN_MS });
  const originals = await picturesInStore(browser, productUrl);

  expect(withShot).toHaveLength(originals.length + 1);
  expect(withShot.slice(0, originals.length)).toEqual(originals);
  expect(visit.complaints).toEqual([]);
});
