import type { Identity } from "#tests/sandbox/shopify/identity/identity.ts";
import type { Shop } from "#tests/sandbox/shopify/identity/shop.ts";
import { adminPage } from "./admin-page.ts";
import { type AppPage, appAddress } from "./app-address.ts";
import { html, type Markup } from "./markup.ts";

/** The app in its frame, with the bars the admin draws around it. */
export const appPage = (identity: Identity, shop: Shop, page: AppPage): string => {
  const { app } = identity;
  const storePath = `/store/${shop.handle}`;
  const content = html`
    ${saveBar}
    <div id="loading" class="loading" role="progressbar" aria-label="Loading" hidden></div>
    <div class="title-bar">
      <span id="page-breadcrumb"></span>
      <h1 id="page-title">${app.name}</h1>
      <div id="page-actions" class="actions"></div>
    </div>
    <iframe
      id="app-frame"
      name="app-iframe"
      title="${app.name}"
      allow="clipboard-read; clipboard-write"
      data-src="${appAddress(identity, shop, page)}"
      data-app-name="${app.name}"
      data-app-origin="${app.url}"
      data-store-path="${storePath}"
      data-app-path="${storePath}/apps/${app.handle}"
    ></iframe>
    <div id="toasts" class="toasts" role="status" aria-live="polite"></div>
    ${confirmation} ${picker}
  `;
  return adminPage({ shop, app, place: "app", title: app.name, content });
};

const saveBar: Markup = html`
  <div id="save-bar" class="save-bar" role="region" aria-label="Unsaved changes" hidden>
    <span>Unsaved changes</span>
    <button type="button" id="save-bar-discard">Discard</button>
    <button type="button" id="save-bar-save" class="primary">Save</button>
  </div>
`;

const confirmation: Markup = html`
  <dialog id="confirmation" aria-labelledby="confirmation-title">
    <form method="dialog">
      <h2 id="confirmation-title"></h2>
      <p id="confirmation-text"></p>
      <div class="actions">
        <button id="confirmation-no" value="no"></button>
        <button id="confirmation-yes" value="yes" class="critical"></button>
      </div>
    </form>
  </dialog>
`;

const picker: Markup = html`
  <dialog id="picker" aria-labelledby="picker-title">
    <form method="dialog">
      <h2 id="picker-title">Add products</h2>
      <div id="picker-products"></div>
      <div class="actions">
        <button value="cancel">Cancel</button>
        <button value="add" class="primary">Add</button>
      </div>
    </form>
  </dialog>
`;
