import { chromium, type Browser } from "playwright-core";
import { browserArguments } from "#scripts/browser/browser-arguments.ts";
import { findBrowser } from "#scripts/browser/find-browser.ts";
import { readEnvironment } from "#scripts/environment.ts";

/** A real browser's name; Shopify's library turns away those that call themselves headless. */
export const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** A headless Chromium to which the sandbox is the whole internet. */
export async function launchBrowser(sandbox: { readonly browserArguments: readonly string[] }): Promise<Browser> {
  const executablePath = findBrowser(readEnvironment()) ?? chromium.executablePath();
  return chromium.launch({ executablePath, args: browserArguments(sandbox.browserArguments) });
}
