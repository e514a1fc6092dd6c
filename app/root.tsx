import { Links, Meta, Outlet, Scripts } from "@remix-run/react";
import { I18nextProvider } from "react-i18next";
import type { ReactElement } from "react";

import { loadWords } from "#app/i18n/words.ts";

const words = loadWords();

// No ScrollRestoration: it keeps positions in session storage, which the admin's frame may not have.
export default function Root(): ReactElement {
  return (
    <html lang={words.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.t("app.name")}</title>
        <Meta />
        <Links />
      </head>
      <body>
        <I18nextProvider i18n={words}>
          <Outlet />
        </I18nextProvider>
        <Scripts />
      </body>
    </html>
  );
}
