import { expect, test } from "vitest";
import { parseAppConfiguration } from "./app-configuration.ts";

const TOML = `
name = "Rooms"
handle = "rooms"
[access_scopes]
scopes = "write_products, write_files"
[webhooks]
api_version = "2026-07"
  [[webhooks.subscriptions]]
  topics = ["app/uninstalled", "products/update"]
  uri = "/webhooks"
  [[webhooks.subscriptions]]
  compliance_topics = ["shop/redact"]
  uri = "/webhooks/shop/redact"
`;

test("name, handle and scopes are those of the file", () => {
  expect(parseAppConfiguration(TOML)).toMatchObject({
    name: "Rooms",
    handle: "rooms",
    scopes: ["write_products", "write_files"],
    webhookApiVersion: "2026-07",
  });
});

test("each topic and each compliance topic is a subscription of its own", () => {
  const subscriptions = parseAppConfiguration(TOML).subscriptions.map(({ topic, uri }) => `${topic} ${uri}`);
  expect(subscriptions).toEqual([
    "app/uninstalled /webhooks",
    "products/update /webhooks",
    "shop/redact /webhooks/shop/redact",
  ]);
});

test("a subscription without an address is refused", () => {
  expect(() =>
    parseAppConfiguration(`[webhooks]\napi_version = "2026-07"\n[[webhooks.subscriptions]]\ntopics = ["a"]`),
  ).toThrow(/uri/);
});
