// @ts-check
import { PrismaPg } from "@prisma/adapter-pg";

// Types of Postgres' catalogue that the adapter refuses, read as ones it knows: "char" as bpchar, name as text, name[] as text[].
const CHAR = 18;
const READ_AS = new Map([
  [CHAR, 1042],
  [19, 25],
  [1003, 1009],
]);
const CHARACTER_COLUMN = 6;

/**
 * Opens a connection the engine can introspect with. The stock adapter refuses the catalogue's column types, and cuts a
 * migration at every ";", also inside a function's body.
 * @param {string} connectionString
 */
export async function openConnection(connectionString) {
  const connection = /** @type {any} */ (await new PrismaPg({ connectionString, max: 1 }).connect());
  const { queryRaw, performIO } = connection;
  connection.queryRaw = async (/** @type {unknown} */ query) => {
    /** @type {number[]} */
    let types = [];
    const performMapped = async (/** @type {unknown} */ input) => {
      const result = await performIO.call(connection, input);
      types = result.fields.map((/** @type {{ dataTypeID: number }} */ field) => field.dataTypeID);
      for (const field of result.fields) field.dataTypeID = READ_AS.get(field.dataTypeID) ?? field.dataTypeID;
      return result;
    };
    const mapped = Object.create(connection, { performIO: { value: performMapped } });
    const answer = await queryRaw.call(mapped, query);
    const typeAt = (/** @type {number} */ type, /** @type {number} */ i) =>
      types[i] === CHAR ? CHARACTER_COLUMN : type;
    answer.columnTypes = answer.columnTypes.map(typeAt);
    return answer;
  };
  connection.executeScript = async (/** @type {string} */ script) => {
    try {
      // Whole, so that it is all or nothing, as with the native engine.
      await connection.underlyingDriver().query(script);
    } catch (error) {
      connection.onError(error);
    }
  };
  return connection;
}
