import { join } from "node:path";
import type { ControlRoute } from "#tests/sandbox/control/route.ts";
import type { SandboxHost } from "#tests/sandbox/gateway/host.ts";
import type { Outbound } from "#tests/sandbox/gateway/outbound.ts";
import { APP_URL, DEFAULT_API_KEY, DEFAULT_API_SECRET, type SandboxOptions } from "#tests/sandbox/sandbox-options.ts";
import { createBrowserBundles } from "./admin/browser-bundles.ts";
import { type Catalogue, openCatalogue } from "./catalogue/catalogue.ts";
import { catalogueControl } from "./catalogue/catalogue-control.ts";
import { resumeFiles, seedDemoStores, seedFromFolder, seedShop } from "./catalogue/seed.ts";
import type { AppRegistration } from "./identity/app-registration.ts";
import { createIdentity, type Identity } from "./identity/identity.ts";
import { identityControl, storesOwnToken } from "./identity/identity-control.ts";
import { identityFile } from "./identity/identity-state.ts";
import type { Shop } from "./identity/shop.ts";
import { uninstallPayload } from "./identity/uninstall-payload.ts";
import { shopifyHosts } from "./shopify-hosts.ts";
import { type AppConfiguration, readAppConfiguration } from "./webhooks/app-configuration.ts";
import { webhookControl } from "./webhooks/webhook-control.ts";
import { createWebhookDelivery, type WebhookDelivery } from "./webhooks/webhook-delivery.ts";

export type SandboxShopify = {
  readonly app: AppRegistration;
  readonly hosts: readonly SandboxHost[];
  readonly control: readonly ControlRoute[];
  readonly adminUrl: string;
  storeToken: () => string;
  state: () => Record<string, unknown>;
  reset: () => Promise<void>;
  close: () => Promise<void>;
};

const FIRST_SHOP = "demo-store";
const CONFIGURATION = new URL("../../../shopify.app.toml", import.meta.url).pathname;

/** Shopify as one: catalogue, identity, webhooks, and the hosts in front of them. */
export const openShopify = async (parts: { options: SandboxOptions; outbound: Outbound }): Promise<SandboxShopify> => {
  const { options, outbound } = parts;
  const configuration = readAppConfiguration(options.appConfiguration ?? CONFIGURATION);
  const app = registrationOf(configuration, options);
  const catalogue = await openCatalogue({ dataDir: join(options.dataDir, "catalogue") });
  await seedStores(catalogue, options.photos);
  await resumeFiles(catalogue);
  const identity = createIdentity({
    app,
    file: identityFile(join(options.dataDir, "identity.json")),
    shopNumber: (domain) => catalogue.getShop(domain).number,
    reuse: options.refreshTokenReuse ?? "until-replacement-used",
  });
  const retries = options.webhookRetryDelaysMs ? { retryDelaysMs: options.webhookRetryDelaysMs } : {};
  const webhooks = createWebhookDelivery({
    configuration,
    appUrl: APP_URL,
    secret: app.apiSecret,
    outbound,
    ...retries,
  });
  const uninstall = uninstallFrom(identity, webhooks);
  return {
    app,
    hosts: shopifyHosts({ identity, catalogue, uninstall, bundles: createBrowserBundles() }),
    control: [
      ...identityControl(identity, uninstall),
      ...webhookControl(identity, webhooks),
      ...catalogueControl(catalogue),
    ],
    adminUrl: `https://admin.shopify.com/store/${FIRST_SHOP}/apps/${app.handle}`,
    storeToken: () => storesOwnToken(identity, identity.getShop(FIRST_SHOP)),
    state: () => ({ shops: identity.shops(), webhooks: webhooks.deliveries().length }),
    reset: () => resetAll({ catalogue, identity, webhooks, photos: options.photos }),
    close: async () => {
      webhooks.clear();
      await catalogue.close();
    },
  };
};

const registrationOf = (configuration: AppConfiguration, options: SandboxOptions): AppRegistration => ({
  name: configuration.name,
  handle: configuration.handle,
  apiKey: options.apiKey ?? DEFAULT_API_KEY,
  apiSecret: options.apiSecret ?? DEFAULT_API_SECRET,
  url: APP_URL,
  scopes: configuration.scopes,
});

/** The tokens die first, then the app is told: what it does on the webhook can no longer use them. */
const uninstallFrom =
  (identity: Identity, webhooks: WebhookDelivery) =>
  async (shop: Shop): Promise<unknown> => {
    identity.uninstall(shop);
    const payload = uninstallPayload(shop, identity.now());
    return webhooks.fire({ topic: "app/uninstalled", shop: shop.domain, payload });
  };

/** A folder of photos is read once: at a restart the store has its products already. */
const seedStores = async (catalogue: Catalogue, photos: string | undefined): Promise<void> => {
  const domain = `${FIRST_SHOP}.myshopify.com`;
  if (photos === undefined) {
    await seedDemoStores(catalogue);
    return;
  }
  await seedShop(catalogue, "other-store.myshopify.com", "other");
  if (catalogue.getShop(domain).products.length === 0) await seedFromFolder(catalogue, { domain, folder: photos });
};

type Resettable = { catalogue: Catalogue; identity: Identity; webhooks: WebhookDelivery; photos: string | undefined };

const resetAll = async ({ catalogue, identity, webhooks, photos }: Resettable): Promise<void> => {
  webhooks.clear();
  await catalogue.settled();
  catalogue.reset();
  await seedStores(catalogue, photos);
  identity.reset();
};
