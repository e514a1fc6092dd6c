import type { AppRegistration } from "#tests/sandbox/shopify/identity/app-registration.ts";
import type { Shop } from "#tests/sandbox/shopify/identity/shop.ts";
import { html, type Markup } from "./markup.ts";

export type AdminPlace = "home" | "products" | "apps" | "app";

export type AdminPage = {
  readonly shop: Shop;
  readonly app: AppRegistration;
  readonly place: AdminPlace;
  readonly title: string;
  readonly content: Markup;
};

export const adminPage = (page: AdminPage): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · ${page.shop.name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/admin.css" />
        <script defer src="/assets/admin.js"></script>
      </head>
      <body>
        <a class="skip" href="#page">Skip to content</a>
        ${topBar(page)}
        <div class="columns">
          ${navigation(page)}
          <main id="page" tabindex="-1">${page.content}</main>
        </div>
      </body>
    </html>`.markup;

const topBar = ({ shop }: AdminPage): Markup => html`
  <header class="top-bar">
    <button type="button" id="navigation-toggle" aria-expanded="false" aria-controls="navigation">
      <span aria-hidden="true">☰</span><span class="unseen">Menu</span>
    </button>
    <span class="brand">sandbox admin</span>
    <span class="store">${shop.name}</span>
  </header>
`;

const navigation = ({ shop, app, place }: AdminPage): Markup => {
  const root = `/store/${shop.handle}`;
  const installed = shop.installation
    ? html`<h2>Apps</h2>
        <ul>
          <li>
            ${navigationLink({ href: `${root}/apps/${app.handle}`, label: app.name, isCurrent: place === "app" })}
          </li>
        </ul>
        <ul id="app-navigation" class="below"></ul>`
    : html``;
  return html`
    <nav id="navigation" aria-label="Store">
      <ul>
        <li>${navigationLink({ href: root, label: "Home", isCurrent: place === "home" })}</li>
        <li>${navigationLink({ href: `${root}/products`, label: "Products", isCurrent: place === "products" })}</li>
        <li>
          ${navigationLink({ href: `${root}/apps`, label: "Apps and sales channels", isCurrent: place === "apps" })}
        </li>
      </ul>
      ${installed}
    </nav>
  `;
};

type NavigationLink = { readonly href: string; readonly label: string; readonly isCurrent: boolean };

const navigationLink = ({ href, label, isCurrent }: NavigationLink): Markup =>
  isCurrent ? html`<a href="${href}" aria-current="page">${label}</a>` : html`<a href="${href}">${label}</a>`;
