// @ts-check
import { randomUUID } from "node:crypto";
import { openConnection } from "./connection.mjs";

/**
 * What the engine asks for connections: to the database, and to a shadow database that lives as long as its connection.
 * @param {string} connectionString
 */
export function migrationAdapter(connectionString) {
  /** @type {{ dispose(): Promise<void> }[]} */
  const opened = [];
  const remember = (/** @type {any} */ connection) => {
    opened.push(connection);
    return connection;
  };
  return /** @type {any} */ ({
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: async () => remember(await openConnection(connectionString)),
    connectToShadowDb: async () => remember(await openShadow(connectionString)),
    close: () => Promise.allSettled(opened.map((connection) => connection.dispose())),
  });
}

/** @param {string} connectionString */
async function openShadow(connectionString) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  const main = await openConnection(connectionString);
  await main.executeScript(`CREATE DATABASE "${name}"`);
  const address = new URL(connectionString);
  address.pathname = `/${name}`;
  const shadow = await openConnection(address.href);
  const close = shadow.dispose.bind(shadow);
  const drop = async () => {
    await close();
    await main.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`);
    await main.dispose();
  };
  /** @type {Promise<void> | undefined} */
  let dropped;
  shadow.dispose = () => (dropped ??= drop());
  return shadow;
}
