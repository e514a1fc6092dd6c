import { AppProvider } from "@shopify/polaris";
import { createRemixStub } from "@remix-run/testing";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import type { ReactElement } from "react";

import { loadWords } from "#app/i18n/words.ts";

/** The page as the server draws it, words and all. */
export function renderPage(page: ReactElement): string {
  const Stub = createRemixStub([{ path: "/", Component: () => page }]);
  return renderToStaticMarkup(
    <I18nextProvider i18n={loadWords()}>
      <AppProvider i18n={{}}>
        <Stub />
      </AppProvider>
    </I18nextProvider>,
  );
}

/** What a merchant reads of it, with one space between any two pieces. */
export function wordsOf(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}
