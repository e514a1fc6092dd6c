import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { launchBrowser } from "#tests/support/browser.ts";
import { startLiveApp, type LiveApp } from "#tests/support/live-app.ts";
import { createTestRedis } from "#tests/support/redis.ts";
import { DESKTOP, markedEntry, openAdmin, PHONE, type MerchantVisit } from "./merchant.ts";
import { mediaOf, picturesInStore } from "./store.ts";

const SHOT_WITHIN_MS = 90_000;
const STORE = "https://admin.shopify.com/store/demo-store";

let live: LiveApp;
let browser: Browser;

beforeAll(async () => {
  live = await startLiveApp({ painter: "ray", redisUrl: await createTestRedis() });
  browser = await launchBrowser(live.sandbox);
});

afterAll(async () => {
  await browser.close();
  await live.close();
});

test("an installed app greets with its first steps, and its store lists it", async () => {
  const { page, app, look, complaints } = await openAdmin(browser, `${STORE}/apps`, DESKTOP);
  await page.getByText("AI Roomshots is not installed.").waitFor();
  await page.getByRole("link", { name: "Install AI Roomshots" }).click();
  await app.getByRole("heading", { name: "Get started" }).waitFor();
  await app.getByText("No room shots yet").waitFor();
  await look("first-visit");
  await page.getByRole("link", { name: "Apps and sales channels" }).click();
  await page.getByText("write_products, write_files").waitFor();
  expect(await page.getByRole("link", { name: "AI Roomshots" }).count()).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

async function createShot(visit: MerchantVisit, product: string): Promise<void> {
  const { page, app, look } = visit;
  await app.getByText("Credits left").waitFor();
  await look("home");
  await page.getByRole("button", { name: "Create room shots" }).click();
  await app.getByRole("link", { name: product, exact: true }).waitFor();
  await look("products");
  await app.getByRole("link", { name: product, exact: true }).click();
  await app.getByRole("radio", { name: /Japandi bedroom/ }).check();
  expect(await markedEntry(visit)).toBe("Products");
  await look("create");
  await app.getByRole("button", { name: "Create 1 room shot" }).click();
}

async function approveShot(visit: MerchantVisit, showDifference: string): Promise<void> {
  const { app, look } = visit;
  await app.getByRole("link", { name: "Review room shots" }).waitFor({ timeout: SHOT_WITHIN_MS });
  expect(await markedEntry(visit)).toBe("Library");
  await look("run");
  await app.getByRole("link", { name: "Review room shots" }).click();
  await app.getByRole("button", { name: showDifference }).waitFor();
  expect(await markedEntry(visit)).toBe("Review");
  await look("review");
  await app.getByRole("button", { name: showDifference }).click();
  await app.getByText("No visible difference", { exact: true }).waitFor();
  await look("difference");
  await app.getByRole("button", { name: "Approve and publish" }).click();
}

test.each([
  { screen: DESKTOP, product: "Halden armchair, rust", showDifference: "Show difference" },
  { screen: PHONE, product: "Noor coffee table", showDifference: "Difference" },
])("on a $screen.name a room shot goes on its product and comes off again, and the originals stay", async (each) => {
  const originals = await mediaOf(live.sandbox, each.product);
  const visit = await openAdmin(browser, live.sandbox.adminUrl, each.screen);
  const { app, look } = visit;
  await createShot(visit, each.product);
  await approveShot(visit, each.showDifference);

  const store = app.getByRole("link", { name: "View on your store" });
  await store.waitFor({ timeout: SHOT_WITHIN_MS });
  expect(await app.getByText("No visible difference", { exact: true }).count()).toBe(0);
  await look("published");
  const published = await mediaOf(live.sandbox, each.product);
  expect(published.slice(0, -1)).toEqual(originals);
  expect(published.at(-1)?.sha256).not.toBeNull();
  expect(await picturesInStore(browser, (await store.getAttribute("href")) ?? "")).toHaveLength(published.length);
  await visit.goTo("Library");
  await app.getByRole("link", { name: "On your products" }).click();
  await app.getByText(each.product).waitFor();
  await look("library");
  await app.getByText(each.product).click();

  await app.getByRole("button", { name: "Unpublish" }).click();
  await look("unpublish");
  await app.getByRole("dialog").getByRole("button", { name: "Unpublish" }).click();
  await app.getByRole("button", { name: "Publish again" }).waitFor({ timeout: SHOT_WITHIN_MS });
  expect(await mediaOf(live.sandbox, each.product)).toEqual(originals);
  expect(visit.complaints).toEqual([]);
});
