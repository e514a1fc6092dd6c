import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";

import { en } from "./en.ts";

declare module "i18next" {
  // An interface, because the library's own type is extended by merging.
  interface CustomTypeOptions {
    defaultNS: "app";
    resources: { app: typeof en };
  }
}

/** The catalogue, ready at once: server and browser must render the same words in their first pass. */
export function loadWords(): i18n {
  const words = createInstance();
  void words.use(initReactI18next).init({
    lng: "en",
    defaultNS: "app",
    resources: { en: { app: en } },
    initAsync: false,
    showSupportNotice: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return words;
}
