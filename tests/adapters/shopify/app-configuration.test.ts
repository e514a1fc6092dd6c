import { readFileSync } from "node:fs";
import { ApiVersion } from "@shopify/shopify-app-remix/server";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { z } from "zod";
import { API_VERSION } from "#app/adapters/shopify/api-version.ts";
import { TOPICS } from "#app/core/shop/receipt.ts";

const topicsSchema = z.array(z.string()).length(1);
const configuration = z
  .object({
    application_url: z.url({ protocol: /^https$/ }),
    embedded: z.boolean(),
    access_scopes: z.object({ scopes: z.string(), optional_scopes: z.array(z.string()) }),
    build: z.object({ include_config_on_deploy: z.boolean() }),
    webhooks: z.object({
      api_version: z.string(),
      subscriptions: z.array(
        z.union([
          z.object({ topics: topicsSchema, uri: z.string() }),
          z.object({ compliance_topics: topicsSchema, uri: z.string() }),
        ]),
      ),
    }),
  })
  .parse(parse(readFileSync("shopify.app.toml", "utf8")));

const subscribed = configuration.webhooks.subscriptions.map((subscription) => ({
  topic: ("topics" in subscription ? subscription.topics : subscription.compliance_topics)[0] ?? "",
  uri: subscription.uri,
  isCompliance: "compliance_topics" in subscription,
}));

test("webhooks, the library and our own client speak one API version", () => {
  expect([configuration.webhooks.api_version, ApiVersion.July26]).toEqual([API_VERSION, API_VERSION]);
});

test("the app asks for no customer, order or theme scope", () => {
  expect(configuration.access_scopes).toEqual({
    scopes: "write_products,write_files",
    optional_scopes: ["write_metaobjects"],
  });
});

test("exactly the topics that the core takes on are subscribed", () => {
  expect(subscribed.map(({ topic }) => topic).toSorted()).toEqual([...TOPICS].toSorted());
});

test.each(subscribed)("$topic arrives at a route of its own name", ({ topic, uri }) => {
  expect(uri).toBe(`/webhooks/${topic}`);
});

test("Shopify's three mandatory topics are subscribed as compliance topics", () => {
  expect(subscribed.filter(({ isCompliance }) => isCompliance).map(({ topic }) => topic)).toEqual([
    "customers/data_request",
    "customers/redact",
    "shop/redact",
  ]);
});

test("the configuration is deployed with the app, which is embedded", () => {
  expect([configuration.build.include_config_on_deploy, configuration.embedded]).toEqual([true, true]);
});
