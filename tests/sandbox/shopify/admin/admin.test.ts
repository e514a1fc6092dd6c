import type { Browser, FrameLocator, Page } from "playwright-core";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { callControl, startTestSandbox } from "#tests/sandbox/testing/start-test-sandbox.ts";
import { type StandInApp, startStandInApp } from "#tests/sandbox/testing/stand-in-app.ts";
import { launchBrowser } from "#tests/support/browser.ts";

let app: StandInApp;
let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
  app = await startStandInApp();
  sandbox = await startTestSandbox({ appPort: app.port });
  browser = await launchBrowser(sandbox);
});

afterAll(async () => {
  await browser.close();
  await sandbox.close();
  await app.close();
});

type Visit = { page: Page; frame: FrameLocator; said: () => Promise<string | null> };

const visit = async (address = sandbox.adminUrl, width = 1280): Promise<Visit> => {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.goto(address);
  const frame = page.frameLocator("iframe[name=app-iframe]");
  await frame.getByRole("heading", { name: "Inside" }).waitFor();
  return { page, frame, said: () => frame.locator("#said").textContent() };
};

test("the app's title and buttons stand in the admin's title bar and press the app's own", async () => {
  const { page, said } = await visit();
  await page.getByRole("heading", { name: "Page /" }).waitFor();
  await page.getByRole("button", { name: "Create" }).click();
  await expect.poll(said).toBe("primary");
  await page.getByRole("button", { name: "‹ Products" }).click();
  await expect.poll(said).toBe("back");
  await page.getByText("More", { exact: true }).click();
  await page.getByRole("button", { name: "Archive" }).click();
  await expect.poll(said).toBe("grouped");
});

test("a navigation entry moves the app, and a reload keeps its page", async () => {
  const { page, said } = await visit();
  await page.getByRole("link", { name: "Runs" }).click();
  await expect.poll(said).toBe("at /runs");
  await page.waitForURL("**/store/demo-store/apps/ai-roomshots/runs");
  await page.reload();
  await page.getByRole("heading", { name: "Page /runs" }).waitFor();
});

test("the address of the admin never shows a session token", async () => {
  const { page } = await visit(`${sandbox.adminUrl}/review?filter=ready`);
  await page.getByRole("heading", { name: "Page /review" }).waitFor();
  expect(new URL(page.url()).search).toBe("?filter=ready");
});

test("a toast of the app is announced in the admin", async () => {
  const { page, frame } = await visit();
  await frame.getByRole("button", { name: "Toast" }).click();
  await page.getByRole("status").getByText("Shot saved").waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.getByText("Shot saved").waitFor({ state: "detached" });
});

test("the save bar saves, and holds back who wants to leave", async () => {
  const { page, frame, said } = await visit();
  await frame.getByRole("button", { name: "Dirty" }).click();
  await page.getByText("Unsaved changes").waitFor();
  await page.getByRole("link", { name: "Runs" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(said).toBe("saved");
  expect(page.url()).toBe(sandbox.adminUrl);
});

test("a modal shows content, title and footer buttons, and Escape hides it", async () => {
  const { page, frame, said } = await visit();
  await frame.getByRole("button", { name: "Ask" }).click();
  const dialog = frame.getByRole("dialog", { name: "Discard shot?" });
  await dialog.getByText("Sure?").waitFor();
  await dialog.getByRole("button", { name: "Discard" }).click();
  await expect.poll(said).toBe("modal");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

test("the app's own requests carry a session token and arrive as https", async () => {
  const { frame, said } = await visit();
  await frame.getByRole("button", { name: "Who" }).click();
  await expect.poll(said).toBe("true https");
});

test("a request answered as stale is asked once more with a fresh session token", async () => {
  const { frame, said } = await visit();
  await frame.getByRole("button", { name: "Stale" }).click();
  await expect.poll(said).toBe("fresh true");
});

test("on a phone the navigation is behind a menu button", async () => {
  const { page } = await visit(sandbox.adminUrl, 390);
  await page.getByRole("link", { name: "Runs" }).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "Runs" }).waitFor({ state: "visible" });
});

test("the admin's pages have no accessibility violations", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const path of ["", "/products", "/apps", "/apps/ai-roomshots"]) {
    await page.goto(`https://admin.shopify.com/store/demo-store${path}`);
    const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
    expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
  }
  await context.close();
});

test("uninstalling from the apps page tells the app, and opening it installs again", async () => {
  const { page } = await visit();
  await page.goto("https://admin.shopify.com/store/demo-store/apps");
  await page.getByRole("button", { name: "Uninstall" }).click();
  await page.getByText("AI Roomshots is not installed.").waitFor();
  expect(app.webhooks.map(({ headers }) => headers["x-shopify-topic"])).toContain("app/uninstalled");
  await page.getByRole("link", { name: "Install AI Roomshots" }).click();
  await page.frameLocator("iframe").getByRole("heading", { name: "Inside" }).waitFor();
  expect(await callControl(sandbox, "/shops")).toContainEqual(
    expect.objectContaining({ handle: "demo-store", isInstalled: true }),
  );
});
