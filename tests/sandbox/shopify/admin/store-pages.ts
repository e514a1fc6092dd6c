import type { AppRegistration } from "#tests/sandbox/shopify/identity/app-registration.ts";
import type { Shop } from "#tests/sandbox/shopify/identity/shop.ts";
import { adminPage } from "./admin-page.ts";
import { html, type Markup } from "./markup.ts";

/** One row of the admin's product list; the catalogue of the sandbox knows them. */
export type ListedProduct = {
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  readonly status: string;
  readonly pictures: number;
};

type Visit = { readonly shop: Shop; readonly app: AppRegistration };

export const homePage = ({ shop, app }: Visit): string =>
  adminPage({
    shop,
    app,
    place: "home",
    title: "Home",
    content: sheet(
      "Home",
      html`<p>This is a local stand-in for the Shopify admin of ${shop.name}.</p>
        <p><a href="/store/${shop.handle}/apps/${app.handle}">Open ${app.name}</a></p>`,
    ),
  });

export const productsPage = ({ shop, app }: Visit, products: readonly ListedProduct[]): string =>
  adminPage({
    shop,
    app,
    place: "products",
    title: "Products",
    content: sheet("Products", productTable(shop, products)),
  });

const productTable = (shop: Shop, products: readonly ListedProduct[]): Markup => html`
  <table>
    <thead>
      <tr>
        <th scope="col">Product</th>
        <th scope="col">Status</th>
        <th scope="col">Pictures</th>
      </tr>
    </thead>
    <tbody>
      ${products.map(
        (product) =>
          html`<tr>
            <td><a href="https://${shop.domain}/products/${product.handle}">${product.title}</a></td>
            <td>${product.status}</td>
            <td>${String(product.pictures)}</td>
          </tr>`,
      )}
    </tbody>
  </table>
`;

export const appsPage = ({ shop, app }: Visit): string =>
  adminPage({ shop, app, place: "apps", title: "Apps", content: sheet("Installed apps", appEntry({ shop, app })) });

const appEntry = ({ shop, app }: Visit): Markup => {
  const open = `/store/${shop.handle}/apps/${app.handle}`;
  if (!shop.installation) {
    return html`<p>${app.name} is not installed.</p>
      <p><a class="button primary" href="${open}">Install ${app.name}</a></p>`;
  }
  return html`<div class="app-entry">
    <a href="${open}">${app.name}</a>
    <span>${shop.installation.scopes.join(", ")}</span>
    <form method="post" action="/store/${shop.handle}/sandbox/uninstall">
      <button class="critical">Uninstall</button>
    </form>
  </div>`;
};

const sheet = (title: string, content: Markup): Markup => html`
  <div class="title-bar"><h1>${title}</h1></div>
  <section class="sheet">${content}</section>
`;
