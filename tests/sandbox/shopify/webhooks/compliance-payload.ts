import type { Shop } from "#tests/sandbox/shopify/identity/shop.ts";

const CUSTOMER = { id: 191_167, email: "john@example.com", phone: "555-625-1199" };

/** Shopify's documented examples of its mandatory topics, with this shop's id and domain; `null` for other topics. */
export const compliancePayload = (topic: string, shop: Shop): Record<string, unknown> | null => {
  const addressee = { shop_id: shop.id, shop_domain: shop.domain };
  switch (topic) {
    case "customers/data_request":
      return { ...addressee, orders_requested: [299_938], customer: CUSTOMER, data_request: { id: 9999 } };
    case "customers/redact":
      return { ...addressee, customer: CUSTOMER, orders_to_redact: [299_938] };
    case "shop/redact":
      return addressee;
    default:
      return null;
  }
};
