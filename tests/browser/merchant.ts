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

export const SCREENSHOTS = path.join(ROOT, "out", "screenshots");

const ENTRIES = {
  "AI Roomshots": "/apps/ai-roomshots",
  Products: "/app/products",
  Review: "/app/review",
  Library: "/app/library",
} as const;

/** A merchant at a browser: the admin around, the app in its frame. */
export type MerchantVisit = {
  readonly page: Page;
  readonly app: FrameLocator;
  /** What the browser complained about so far. */
  readonly complaints: readonly string[];
  /** Looks at the page as it is now: keeps a picture of it, and fails on what a merchant could not read or reach. */
  readonly look: (name: string) => Promise<void>;
  /** Opens one of the app's pages from the admin's navigation, which a phone keeps in a menu. */
  readonly goTo: (entry: keyof typeof ENTRIES) => Promise<void>;
};

export async function openAdmin(browser: Browser, address: string, screen: Screen): Promise<MerchantVisit> {
  const { width, height } = screen;
  const context = await browser.newContext({ viewport: { width, height }, userAgent: USER_AGENT });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`${error.message}\n${error.stack ?? ""}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  await page.goto(address);
  const app = page.frameLocator("iframe[name=app-iframe]");
  return {
    page,
    app,
    complaints,
    look: (name) => look({ page, app }, `${name}-${screen.name}`),
    goTo: (entry) => goTo(page, entry),
  };
}

/** An entry is there before the app listens to it: like a merchant, this presses it again where nothing happened. */
async function goTo(page: Page, entry: keyof typeof ENTRIES): Promise<void> {
  const menu = page.getByRole("button", { name: "Menu" });
  const link = page.locator(`#navigation a[href$="${ENTRIES[entry]}"]`);
  await expect
    .poll(
      async () => {
        if (!(await link.isVisible())) await menu.click();
        await link.click();
        return page.waitForURL(`**${ENTRIES[entry]}*`, { timeout: 4_000 }).then(
          () => "there",
          () => "not yet",
        );
      },
      { timeout: 30_000 },
    )
    .toBe("there");
}

async function look({ page, app }: Pick<MerchantVisit, "page" | "app">, name: string): Promise<void> {
  await everyPictureIsThere(app);
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
  const tooWide = await app.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(`${name} scrolls sideways by ${String(tooWide)} px`).toBe(`${name} scrolls sideways by 0 px`);
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

/** The entry of the admin's navigation that is marked as the page one is on, below the app's own. */
export async function markedEntry({ page }: MerchantVisit): Promise<string | null> {
  const marked = page.locator("#app-navigation a[aria-current=page]");
  return (await marked.count()) === 0 ? null : marked.first().textContent();
}
