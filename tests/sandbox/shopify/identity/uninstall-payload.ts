import type { Shop } from "./shop.ts";

/** `app/uninstalled` carries the whole shop as the REST Admin API shows it. */
export const uninstallPayload = (shop: Shop, nowMs: number): Record<string, unknown> => {
  const owner = shop.users.find((user) => user.isAccountOwner);
  return {
    id: shop.id,
    name: shop.name,
    email: owner?.email ?? "",
    customer_email: owner?.email ?? "",
    domain: shop.domain,
    myshopify_domain: shop.domain,
    shop_owner: owner ? `${owner.firstName} ${owner.lastName}` : "",
    address1: "1 Sandbox Street",
    address2: null,
    city: "Ottawa",
    zip: "K1A 0A1",
    province: "Ontario",
    province_code: "ON",
    country: "CA",
    country_code: "CA",
    country_name: "Canada",
    phone: "555-0100",
    currency: "USD",
    money_format: "${{amount}}",
    timezone: "(GMT-05:00) America/New_York",
    iana_timezone: "America/New_York",
    primary_locale: "en",
    plan_name: "basic",
    plan_display_name: "Basic",
    created_at: "2024-01-01T00:00:00-05:00",
    updated_at: new Date(nowMs).toISOString(),
  };
};
