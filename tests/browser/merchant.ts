import { mkdirSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { expect } from "vitest";

import { ROOT } from "#scripts/root.ts";
import { USER_AGENT } from "#tests/support/browser.ts";

export type Screen = { readonly name: string; readonly width: number; readonly height: number };

export const DESKTOP: Screen = { name: "desktop", width: 1280, height: 800 };
export const PHONE: Screen = { name: "phone", width: 375, height: 812 };

const SCREENSHOTS = path.join(ROOT, "out", "screenshots");

/** A merchant at a browser: the admin around, the app in its frame. */
export type MerchantVisit = {
  readonly page: Page;
  readonly app: FrameLocator;
  /** What the browser complained about so far. */
  readonly complaints: readonly string[];
  /** Looks at the page as it is now: keeps a picture of it, and fails on what a merchant could not read or reach. */
  readonly look: (name: string) => Promise<void>;
};

export async function openAdmin(browser: Browser, address: string, screen: Screen): Promise<MerchantVisit> {
  const { width, height } = screen;
  const context = await browser.newContext({ viewport: { width, height }, userAgent: USER_AGENT });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // Remix writes this when a merchant moves on while a page is being refreshed.
    if (message.type() === "error" && !message.text().startsWith("AbortError")) complaints.push(message.text());
  });
  await page.goto(address);
  const app = page.frameLocator("iframe[name=app-iframe]");
  return {
    page,
    app,
    complaints,
    async look(name) {
      await everyPictureIsThere(app);
      await keepPicture(page, `${name}-${screen.name}.png`);
      // The admin around it is the sandbox's, and looked at in its own tests.
      const { violations } = await new AxeBuilder({ page }).include("iframe[name=app-iframe]").analyze();
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
      const tooWide = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(`${name} scrolls sideways by ${String(tooWide)} px`).toBe(`${name} scrolls sideways by 0 px`);
    },
  };
}

/** Only pictures in sight are fetched: the others wait until they are scrolled to. */
async function everyPictureIsThere(app: FrameLocator): Promise<void> {
  const missing = (): Promise<number> =>
    app.locator("img").evaluateAll((images) => {
      const isSeen = (image: Element): boolean => image.getBoundingClientRect().top < window.innerHeight;
      return images.filter((image) => image instanceof HTMLImageElement && isSeen(image) && !image.complete).length;
    });
  await expect.poll(missing, { timeout: 20_000 }).toBe(0);
}

async function keepPicture(page: Page, file: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, file) });
}

/** The pictures that a visitor of the store sees on a product's page, in order. */
export async function picturesInStore(browser: Browser, productUrl: string): Promise<readonly string[]> {
  const page = await browser.newPage({ userAgent: USER_AGENT });
  await page.goto(productUrl);
  const addresses = await page
    .locator("main img")
    .evaluateAll((images) => images.map((image) => image.getAttribute("src")));
  await page.close();
  return addresses.filter((address) => address !== null);
}
