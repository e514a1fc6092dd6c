import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { launchBrowser } from "#tests/support/browser.ts";
import { startLiveApp, type LiveApp } from "#tests/support/live-app.ts";
import { createTestRedis } from "#tests/support/redis.ts";
import { callControl } from "#tests/sandbox/testing/start-test-sandbox.ts";
import { DESKTOP, openAdmin, PHONE, type MerchantVisit, type Screen } from "./merchant.ts";
import { deleteProduct } from "./store.ts";

const SHOT_WITHIN_MS = 90_000;
const STORE = "https://admin.shopify.com/store/demo-store";

let live: LiveApp;
let browser: Browser;

beforeAll(async () => {
  live = await startLiveApp({ redisUrl: await createTestRedis() });
  browser = await launchBrowser(live.sandbox);
});

afterAll(async () => {
  await browser.close();
  await live.close();
});

async function open(screen: Screen = DESKTOP): Promise<MerchantVisit> {
  const visit = await openAdmin(browser, live.sandbox.adminUrl, screen);
  await visit.app.getByText("Credits left").waitFor();
  return visit;
}

async function choose({ app, goTo }: MerchantVisit, products: readonly string[]): Promise<void> {
  await goTo("Products");
  for (const product of products) await app.getByRole("checkbox", { name: `Select ${product}` }).check();
  await app.getByRole("link", { name: "Create room shots" }).click();
  await app.getByRole("heading", { name: "Summary" }).waitFor();
}

const creditsOf = async ({ app, goTo }: MerchantVisit): Promise<string> => {
  await goTo("AI Roomshots");
  await app.getByRole("heading", { name: "Latest room shots" }).waitFor();
  return (await app.getByText("Credits left").locator("..").textContent()) ?? "";
};

test("several products make one run, and keys alone take a merchant through its review", async () => {
  const visit = await open();
  const { page, app, look, complaints } = visit;
  await choose(visit, ["Urne floor vase", "Mose pouf", "Duo side table", "Luna round mirror"]);
  await look("create-several");
  await app.getByRole("button", { name: "Create 4 room shots" }).click();
  await app.getByText("All 4 room shots are done.").waitFor({ timeout: SHOT_WITHIN_MS });
  await look("run-several");
  await app.getByRole("link", { name: "Review room shots" }).click();

  const heading = (product: string) => app.getByRole("heading", { name: product }).waitFor();
  await heading("Urne floor vase");
  await page.keyboard.press("ArrowRight");
  await heading("Mose pouf");
  await page.keyboard.press("ArrowLeft");
  await heading("Urne floor vase");
  await look("review-several");
  await page.keyboard.press("d");
  await page.getByText("Discarded. The credit was returned.").waitFor();
  await heading("Mose pouf");
  await page.keyboard.press("a");
  await page.getByText("Approved. It is going on your product.").waitFor();
  await heading("Duo side table");
  await page.keyboard.press("r");
  await page.getByText("A new room shot is being made.").waitFor();
  await heading("Luna round mirror");
  await page.keyboard.press("d");
  await app.getByText("You discarded this room shot.").waitFor();

  expect(await creditsOf(visit)).toBe("Credits left81 held, 1 used");
  await look("home-busy");
  expect(complaints).toEqual([]);
});

test("a cancelled run stops and gives its credits back", async () => {
  const visit = await open(PHONE);
  const { page, app, look, complaints } = visit;
  const before = await creditsOf(visit);
  await callControl(live.sandbox, "/replicate/faults", { times: 2, effect: { kind: "slow", ms: 120_000 } });
  await choose(visit, ["Klokke pendant", "Birke bookcase"]);
  await app.getByRole("button", { name: "Create 2 room shots" }).click();
  await app.getByText("Painting the room").first().waitFor({ timeout: SHOT_WITHIN_MS });
  await look("run-working");
  await app.getByRole("button", { name: "Cancel run" }).click();
  await look("cancel");
  await app.getByRole("dialog").getByRole("button", { name: "Cancel run" }).click();
  await page.getByText("2 room shots cancelled").waitFor();
  await app.getByText("Cancelled").nth(1).waitFor();
  expect(await creditsOf(visit)).toBe(before);
  expect(complaints).toEqual([]);
});

test("too few credits are said in red beside the button, for as long as they are too few", async () => {
  const visit = await open();
  const { app, look, complaints } = visit;
  const tooMany = ["Halden armchair, sage", "Lofte upholstered bench", "Birke bookcase", "Noor coffee table"];
  tooMany.push("Tine dining chair, black", "Tine dining chair, oak", "Bue arc floor lamp", "Klokke pendant");
  tooMany.push("Mose pouf", "Atlas wool rug");
  await choose(visit, tooMany);
  const words = app.getByText(/You need 10 credits and have \d credits? left\./);
  await words.waitFor();
  await look("out-of-credits");
  expect(await app.getByRole("button", { name: "Create 10 room shots" }).isDisabled()).toBe(true);
  const colour = await words.evaluate((element) => getComputedStyle(element).color);
  expect(colour).toBe("rgb(142, 11, 33)");
  expect(complaints).toEqual([]);
});

test("a shot of a product that is gone keeps its approval and says why it is not published", async () => {
  const visit = await open();
  const { page, app, look, complaints } = visit;
  await choose(visit, ["Perle table lamp, teal"]);
  await app.getByRole("button", { name: "Create 1 room shot" }).click();
  await app.getByRole("link", { name: "Review room shots" }).click({ timeout: SHOT_WITHIN_MS });
  await app.getByRole("heading", { name: "Perle table lamp, teal" }).waitFor();
  await deleteProduct(live.sandbox, "Perle table lamp, teal");
  await app.getByRole("button", { name: "Approve and publish" }).click();
  await page.getByText("Approved. It is going on your product.").waitFor();
  await visit.goTo("Library");
  await app.getByRole("link", { name: "Approved" }).click();
  await app.getByText("Perle table lamp, teal").click();
  await app.getByText("The product no longer exists in your store.").waitFor({ timeout: SHOT_WITHIN_MS });
  await app.getByText("Your approval is kept.").waitFor();
  await look("blocked");
  expect(complaints).toEqual([]);
});

test("an address of nobody's says so in words and leads back home", async () => {
  const nowhere = `${live.sandbox.adminUrl}/app/library/shots/6f1f3f0e-3a43-4a7c-9b0a-2d7f7f0e1a11`;
  const { app, look } = await openAdmin(browser, nowhere, PHONE);
  await app.getByRole("heading", { name: "There is nothing here" }).last().waitFor();
  await look("not-found");
  await app.getByRole("link", { name: "Go to home" }).click();
  await app.getByText("Credits left").waitFor();
});

test("an uninstalled app is gone from the store, and comes back with its credits as they were", async () => {
  const { page } = await openAdmin(browser, `${STORE}/apps`, DESKTOP);
  await page.getByRole("button", { name: "Uninstall" }).click();
  await page.getByText("AI Roomshots is not installed.").waitFor();
  const again = await openAdmin(browser, live.sandbox.adminUrl, DESKTOP);
  await again.app.getByText("Credits left").waitFor();
  expect(again.complaints).toEqual([]);
});
