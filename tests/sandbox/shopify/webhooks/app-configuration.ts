import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

const subscriptionSchema = z.object({
  topics: z.array(z.string()).default([]),
  compliance_topics: z.array(z.string()).default([]),
  uri: z.string(),
  include_fields: z.array(z.string()).optional(),
  name: z.string().optional(),
});

const appConfigurationSchema = z.object({
  name: z.string().default("AI Roomshots"),
  handle: z.string().default("ai-roomshots"),
  access_scopes: z.object({ scopes: z.string() }).default({ scopes: "write_products,write_files" }),
  webhooks: z
    .object({ api_version: z.string(), subscriptions: z.array(subscriptionSchema).default([]) })
    .default({ api_version: "2026-07", subscriptions: [] }),
});

export type WebhookSubscription = {
  readonly topic: string;
  readonly uri: string;
  readonly includeFields: readonly string[] | null;
  readonly name: string | null;
};

/** What Shopify learns of the app when its `shopify.app.toml` is deployed. */
export type AppConfiguration = {
  readonly name: string;
  readonly handle: string;
  readonly scopes: readonly string[];
  readonly webhookApiVersion: string;
  readonly subscriptions: readonly WebhookSubscription[];
};

export const readAppConfiguration = (path: string): AppConfiguration =>
  parseAppConfiguration(readFileSync(path, "utf8"));

export const parseAppConfiguration = (toml: string): AppConfiguration => {
  const { name, handle, access_scopes, webhooks } = appConfigurationSchema.parse(parse(toml));
  return {
    name,
    handle,
    scopes: access_scopes.scopes.split(",").map((scope) => scope.trim()),
    webhookApiVersion: webhooks.api_version,
    subscriptions: webhooks.subscriptions.flatMap(subscriptionsOf),
  };
};

const subscriptionsOf = (written: z.infer<typeof subscriptionSchema>): WebhookSubscription[] =>
  [...written.topics, ...written.compliance_topics].map((topic) => ({
    topic,
    uri: written.uri,
    includeFields: written.include_fields ?? null,
    name: written.name ?? null,
  }));
