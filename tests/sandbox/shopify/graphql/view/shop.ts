import { gidOf } from "#tests/sandbox/shopify/catalogue/gid.ts";
import { dateTime, type Session } from "#tests/sandbox/shopify/graphql/session.ts";
import { metafieldFields } from "./metafield.ts";
import type { View } from "./view.ts";

export function shopView(session: Session): View {
  const { shop } = session;
  const url = `https://${shop.domain}`;
  const email = `owner@${shop.domain}`;
  return {
    __typename: "Shop",
    id: gidOf("Shop", shop.number),
    name: shop.name,
    email,
    contactEmail: email,
    description: null,
    myshopifyDomain: shop.domain,
    url,
    primaryDomain: { __typename: "Domain", id: gidOf("Domain", shop.number), host: shop.domain, url, sslEnabled: true },
    currencyCode: "USD",
    ianaTimezone: "Europe/Berlin",
    timezoneAbbreviation: "CET",
    unitSystem: "METRIC_SYSTEM",
    weightUnit: "KILOGRAMS",
    taxesIncluded: false,
    setupRequired: false,
    shopOwnerName: "Alex Owner",
    plan: { displayName: "Basic", publicDisplayName: "Basic", partnerDevelopment: true, shopifyPlus: false },
    shopAddress: { id: gidOf("ShopAddress", shop.number), countryCodeV2: "DE", country: "Germany", city: "Berlin" },
    createdAt: dateTime(shop.createdAt),
    updatedAt: dateTime(shop.createdAt),
    ...metafieldFields(session, shop.metafields, { type: "SHOP", show: () => shopView(session) }),
  };
}

const scopeView = (handle: string): View => ({ handle, description: handle.replace("_", " ") });

export function appInstallationView({ app, scopes, shop }: Session): View {
  const granted = scopes.map(scopeView);
  const id = gidOf("AppInstallation", `${app.number}${shop.number}`);
  const identity = {
    __typename: "App",
    id: gidOf("App", app.number),
    handle: app.handle,
    title: app.title,
    apiKey: app.apiKey,
  };
  return {
    __typename: "AppInstallation",
    id,
    launchUrl: `https://${shop.domain}/admin/apps/${app.handle}`,
    uninstallUrl: null,
    accessScopes: granted,
    activeSubscriptions: [],
    app: { ...identity, embedded: true, requestedAccessScopes: granted },
  };
}
