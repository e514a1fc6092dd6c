import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { shopDomainSchema } from "#app/core/ids.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { TOPICS, type Topic } from "#app/core/shop/receipt.ts";
import { takeWebhook } from "#app/core/shop/take-webhook.ts";
import { uninstallShop } from "#app/core/shop/uninstall-shop.ts";
import { welcomeShop } from "#app/core/shop/welcome-shop.ts";
import { workReceipt } from "#app/core/shop/work-receipt.ts";
import { aReadyShot, aRun, aShop } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const CUSTOMER = { id: 191_167, email: "jo.customer@example.com", phone: "+49 555 0199", first_name: "Jocasta" };

/** Bodies as Shopify sends them, with more in them than we keep. */
const BODIES: Readonly<Record<Topic, object>> = {
  "app/uninstalled": { id: 1, name: "Shop", email: CUSTOMER.email, phone: CUSTOMER.phone },
  "app/scopes_update": { id: 1, previous: ["write_files"], current: ["write_products"], updated_at: "2026-11-23" },
  "products/update": { admin_graphql_api_id: "gid://shopify/Product/7", title: "Jocasta's chair", vendor: "Jocasta" },
  "products/delete": { id: 7, email: CUSTOMER.email },
  "customers/data_request": {
    shop_id: 1,
    shop_domain: "x",
    customer: CUSTOMER,
    orders_requested: [299_938],
    data_request: { id: 9999, email: CUSTOMER.email },
  },
  "customers/redact": { shop_id: 1, customer: CUSTOMER, orders_to_redact: [299_938] },
  "shop/redact": { shop_id: 1, shop_domain: "x", email: CUSTOMER.email },
};

const KEPT: Readonly<Record<Topic, object>> = {
  "app/uninstalled": {},
  "app/scopes_update": { current: ["write_products"] },
  "products/update": { admin_graphql_api_id: "gid://shopify/Product/7" },
  "products/delete": { id: 7 },
  "customers/data_request": { customer: { id: 191_167 }, data_request: { id: 9999 }, orders_requested: [299_938] },
  "customers/redact": { customer: { id: 191_167 }, orders_to_redact: [299_938] },
  "shop/redact": { shop_id: 1 },
};

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports);
});
afterAll(() => database.close());

const deliver = (topic: string, overrides: Partial<Parameters<typeof takeWebhook>[1]> = {}) => {
  const body = TOPICS.some((known) => known === topic) ? BODIES[topic as Topic] : {};
  return takeWebhook(ports, { topic, shop: merchant.shop, deliveryId: randomUUID(), body, ...overrides });
};

async function everyRowAsText(): Promise<string> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      texts.push(...rows.rows.map(({ row }) => row));
    }
    return texts.join("\n");
  } finally {
    await client.end();
  }
}

describe("of a delivery", () => {
  test.each(TOPICS)("of %s only the listed fields are kept", async (topic) => {
    expect(await deliver(topic)).toEqual({ outcome: "stored" });
    const receipt = await ports.database.webhookReceipt.findFirst();
    expect(receipt).toMatchObject({ topic, shopDomain: merchant.shop, fields: KEPT[topic], doneAt: null });
  });

  test("a customer's address, telephone number and name never reach the database", async () => {
    for (const topic of TOPICS) await deliver(topic);
    const rows = await everyRowAsText();
    expect(rows).toContain("191167");
    for (const personal of [CUSTOMER.email, CUSTOMER.phone, "555 0199", CUSTOMER.first_name]) {
      expect(rows).not.toContain(personal);
    }
  });

  test("of an unknown topic nothing is kept", async () => {
    expect(await deliver("customers/create")).toEqual({ outcome: "unknown-topic" });
    expect(await ports.database.webhookReceipt.count()).toBe(0);
  });

  test.each<[string, unknown]>([
    ["is of another shape", { customer: CUSTOMER.first_name, orders_to_redact: [CUSTOMER.email, 7] }],
    ["has an address where the id belongs", { customer: { id: CUSTOMER.email } }],
    ["is no object", CUSTOMER.email],
    ["is nothing", null],
  ])("whose body %s the request is kept, and nothing personal of it", async (_, body) => {
    expect(await deliver("customers/redact", { body })).toEqual({ outcome: "stored" });
    const rows = await everyRowAsText();
    expect(rows).not.toContain(CUSTOMER.email);
    expect(rows).not.toContain(CUSTOMER.first_name);
    await ports.pass(0);
    expect(await ports.database.webhookReceipt.count({ where: { doneAt: null } })).toBe(0);
  });
});

test("a delivery that comes again, even at once, is kept and worked once", async () => {
  const deliveryId = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => deliver("customers/redact", { deliveryId })));
  expect(outcomes.filter(({ outcome }) => outcome === "stored")).toHaveLength(1);
  expect(outcomes.filter(({ outcome }) => outcome === "repeated")).toHaveLength(5);
  await ports.pass(0);
  await ports.pass(60_000);
  expect(ports.journal.notes.filter(({ event }) => event === "customer-request-answered")).toHaveLength(1);
});

test("two customers' requests are answered each for itself, with nothing found", async () => {
  await deliver("customers/data_request");
  await deliver("customers/redact");
  await ports.pass(0);
  const answers = ports.journal.notes.filter(({ event }) => event === "customer-request-answered");
  expect(answers.map(({ about }) => about["found"])).toEqual([0, 0]);
  expect(await ports.database.webhookReceipt.count({ where: { doneAt: null } })).toBe(0);
});

test("an effect that fails is tried again until it is done", async () => {
  await deliver("app/uninstalled");
  const { id } = await ports.database.webhookReceipt.findFirstOrThrow();
  const forget = () => Promise.reject(new TypeError("the database is away"));
  for (let again = 0; again < 12; again += 1) {
    await workReceipt({ ...ports, tokens: { ...ports.tokens, forget } }, id);
  }
  const failed = await ports.database.webhookReceipt.findFirstOrThrow();
  expect(failed).toMatchObject({ tries: 12, doneAt: null });
  expect(failed.wakeAt?.getTime()).toBe(ports.now().getTime() + 300_000);
  await ports.pass(300_000);
  expect(await ports.database.webhookReceipt.findFirstOrThrow()).toMatchObject({ wakeAt: null });
  expect((await ports.records.shops.get(merchant.shopId)).uninstalledAt).not.toBeNull();
});

describe("app/uninstalled", () => {
  test("takes the tokens, ends the work and returns what it held; what is ready keeps its credit until it expires", async () => {
    await aReadyShot(ports, merchant);
    await aRun(ports, merchant, 3);
    await ports.database.session.create({
      data: { id: `offline_${merchant.shop}`, shop: merchant.shop, state: "", accessToken: "sealed" },
    });
    await deliver("app/uninstalled");
    await ports.pass(0);
    expect(await ports.database.session.count()).toBe(0);
    expect((await ports.records.shops.get(merchant.shopId)).uninstalledAt).toEqual(ports.now());
    expect(await ports.records.ledger.balance(merchant.shopId, "unlocked")).toEqual({ left: 9, held: 1, used: 0 });
    expect(await ports.database.shot.count({ where: { state: "cancelled" } })).toBe(3);
  });

  // A hundred and one transactions: the page's size is what makes it slow on a busy machine.
  test("ends more shots than fit on one page", { timeout: 240_000 }, async () => {
    const many = await aShop(ports, { credits: 101 });
    await aRun(ports, many, 101);
    await uninstallShop(ports, many.shop);
    expect(await ports.database.shot.count({ where: { state: "cancelled" } })).toBe(101);
    expect(await ports.records.ledger.balance(many.shopId, "unlocked")).toEqual({ left: 101, held: 0, used: 0 });
  });

  test("that speaks of the installation before this one is ignored", async () => {
    await uninstallShop(ports, merchant.shop);
    await deliver("app/uninstalled");
    ports.clock.pass(1_000);
    await welcomeShop(ports, merchant.shop);
    await ports.pass(0);
    expect((await ports.records.shops.get(merchant.shopId)).uninstalledAt).toBeNull();
  });

  test("of a shop that we never knew is done at once", async () => {
    await deliver("app/uninstalled", { shop: shopDomainSchema.parse("nobody.myshopify.com") });
    await ports.pass(0);
    expect(await ports.database.webhookReceipt.count({ where: { doneAt: null } })).toBe(0);
  });
});
