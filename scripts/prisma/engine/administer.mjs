// @ts-check
import pg from "pg";

// Prisma's names for: no such database, wrong password, cannot connect.
const ERROR_CODES = new Map([
  ["3D000", "P1003"],
  ["28P01", "P1000"],
]);

/**
 * Creates, drops or looks for a database, for the command line.
 * @param {string} command
 * @param {string} url
 * @returns {Promise<number>} the exit code
 */
export async function administer(command, url) {
  const address = new URL(url);
  const name = decodeURIComponent(address.pathname.slice(1));
  if (command !== "can-connect-to-database") address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.href });
  try {
    await client.connect();
    if (command === "create-database") await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    if (command === "drop-database") await client.query(`DROP DATABASE ${pg.escapeIdentifier(name)}`);
    return 0;
  } catch (error) {
    report(error, name);
    return 1;
  } finally {
    await client.end();
  }
}

/**
 * @param {unknown} error
 * @param {string} database
 */
function report(error, database) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const fields = {
    message: error instanceof Error && error.message !== "" ? error.message : code,
    is_panic: false,
    error_code: ERROR_CODES.get(code) ?? "P1001",
    meta: { database_name: database },
  };
  const entry = { timestamp: new Date(), level: "ERROR", fields, target: "schema_engine::logger" };
  // The command line drops the first line of stderr and reads a log entry from the second.
  process.stderr.write(`\n${JSON.stringify(entry)}\n`);
}
