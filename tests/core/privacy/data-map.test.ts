import { readdirSync } from "node:fs";
import path from "node:path";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { jobSchema } from "#app/adapters/queue/job-schema.ts";
import { migrateQueues } from "#app/adapters/queue/connection.ts";
import { LOG_FIELDS } from "#app/adapters/telemetry/journal.ts";
import { attemptIdSchema, shopIdSchema, shotIdSchema } from "#app/core/ids.ts";
import {
  ERASED_TABLES,
  JOB_FIELDS,
  LINE_FIELDS,
  OBJECTS,
  RECIPIENTS,
  TABLES,
  TECHNICAL_SCHEMAS,
  TECHNICAL_TABLES,
  type TableFact,
} from "#app/core/privacy/data-map.ts";
import * as objectKeys from "#app/core/shot/object-keys.ts";
import { ROOT } from "#scripts/root.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/postgres.ts";

const tables: Readonly<Record<string, TableFact>> = TABLES;

describe("the database", () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrateQueues({ redisUrl: undefined, databaseUrl: database.url });
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  test("has exactly the columns of the data map, and its times are the map's times", async () => {
    const found = await client.query<{ name: string; isTime: boolean }>(
      `SELECT table_name || '.' || column_name AS name, data_type LIKE 'timestamp%' AS "isTime"
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> ALL($1)`,
      [TECHNICAL_TABLES],
    );
    const isTokenTime = (name: string): boolean => /^Session\.(expires|refreshTokenExpires)$/.test(name);
    const written = found.rows.map(({ name, isTime }) => ({ name, isTime: isTime && !isTokenTime(name) }));
    const mapped = Object.entries(tables).flatMap(([table, { columns }]) =>
      Object.entries(columns).map(([column, { isTime }]) => ({ name: `${table}.${column}`, isTime })),
    );
    expect(written.toSorted(byName)).toEqual(mapped.toSorted(byName));
  });

  test("has no schema of anybody else but the queue's", async () => {
    const found = await client.query<{ name: string }>(
      `SELECT schema_name AS name FROM information_schema.schemata
       WHERE schema_name NOT LIKE 'pg\\_%' AND schema_name NOT IN ('public', 'information_schema')`,
    );
    expect(found.rows.map(({ name }) => name)).toEqual([...TECHNICAL_SCHEMAS]);
  });

  test("references go from tables that are erased earlier to tables that are erased later", async () => {
    const found = await client.query<{ child: string; parent: string }>(
      `SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
    );
    const place = (table: string): number => ERASED_TABLES.findIndex((name) => `"${name}"` === table);
    expect(found.rows.length).toBeGreaterThan(0);
    expect(found.rows.filter(({ child, parent }) => place(child) >= place(parent))).toEqual([]);
  });
});

function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return left.name < right.name ? -1 : 1;
}

test("the tables that an erasure empties are those the map says it deletes", () => {
  const deleted = Object.entries(tables).flatMap(([name, { onErasure }]) => (onErasure === "delete" ? [name] : []));
  expect([...ERASED_TABLES].toSorted()).toEqual(deleted.toSorted());
});

test("every kind of object lies in a folder of the map, and every folder has a kind of object", () => {
  const shopId = shopIdSchema.parse(randomUUID());
  const shot = { shopId, id: shotIdSchema.parse(randomUUID()) };
  const made: Readonly<Record<string, readonly string[]>> = {
    photoKey: [objectKeys.photoKey({ shopId, photoHash: "f00" })],
    cutOutKey: [objectKeys.cutOutKey({ shopId, photoHash: "f00" })],
    modelInputKey: objectKeys.MODEL_INPUTS.map((input) => objectKeys.modelInputKey(shot, input)),
    paintedKey: [objectKeys.paintedKey({ shopId, id: attemptIdSchema.parse(randomUUID()) })],
    shotPictureKey: objectKeys.SHOT_PICTURES.map((picture) => objectKeys.shotPictureKey(shot, picture)),
  };
  const makers = Object.entries(objectKeys).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
  expect(makers.filter((name) => name !== "shopPrefix").toSorted()).toEqual(Object.keys(made).toSorted());
  const prefix = objectKeys.shopPrefix(shopId);
  const keys = Object.values(made).flat();
  expect(keys.filter((key) => !key.startsWith(prefix))).toEqual([]);
  const folders = new Set(keys.map((key) => key.slice(prefix.length).split("/")[0]));
  expect([...folders].toSorted()).toEqual(Object.keys(OBJECTS).toSorted());
  expect([...objectKeys.OBJECT_FOLDERS].toSorted()).toEqual(Object.keys(OBJECTS).toSorted());
});

test("a job carries the map's fields", () => {
  const fields = new Set(jobSchema.options.flatMap((option) => Object.keys(option.shape)));
  expect([...fields].toSorted()).toEqual(Object.keys(JOB_FIELDS).toSorted());
});

test("a log line carries the map's fields", () => {
  expect([...LOG_FIELDS].toSorted()).toEqual(Object.keys(LINE_FIELDS).toSorted());
});

test("every adapter that talks to somebody outside is a recipient of the map", () => {
  const ours = ["db", "imaging", "queue", "telemetry"];
  const adapters = readdirSync(path.join(ROOT, "app/adapters")).filter((name) => !ours.includes(name));
  expect(adapters.toSorted()).toEqual(Object.keys(RECIPIENTS).toSorted());
});

test("nothing of a customer is kept but the ids of a privacy request, for thirty days", () => {
  const ofCustomers = Object.entries(tables).flatMap(([table, { columns, retention }]) =>
    Object.entries(columns).flatMap(([column, { holds }]) =>
      holds === "customer" ? [{ name: `${table}.${column}`, retention }] : [],
    ),
  );
  const thirtyDays = { days: 30, since: "received", keptBy: "sweep" };
  expect(ofCustomers).toEqual([{ name: "WebhookReceipt.fields", retention: thirtyDays }]);
});
