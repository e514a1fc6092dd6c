import { createHash } from "node:crypto";
import { z } from "zod";
import { numberOf } from "#tests/sandbox/shopify/catalogue/gid.ts";
import type { MetafieldRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import { connection } from "#tests/sandbox/shopify/graphql/connection.ts";
import { type CallingApp, dateTime, type Session } from "#tests/sandbox/shopify/graphql/session.ts";
import type { View } from "./view.ts";

const APP_NAMESPACE = /^\$app(?::(?<rest>.+))?$/;

/** `$app:x` → `app--<app number>--x`; a missing namespace is the app's own. */
export function fullNamespace(app: CallingApp, given: string | null | undefined): string {
  if (given === null || given === undefined) return `app--${app.number}`;
  const match = APP_NAMESPACE.exec(given);
  if (match === null) return given;
  const rest = match.groups?.["rest"];
  return rest === undefined ? `app--${app.number}` : `app--${app.number}--${rest}`;
}

export const compareDigest = ({ value, type }: MetafieldRecord): string =>
  createHash("sha256").update(`${type}\n${value}`).digest("hex");

function jsonValueOf({ type, value }: MetafieldRecord): unknown {
  const isStructured = /^(?:list\.|json$|dimension$|weight$|volume$|number_integer$|boolean$|money$|rating$)/.test(
    type,
  );
  return isStructured ? JSON.parse(value) : value;
}

export type OwnerView = { readonly type: "PRODUCT" | "PRODUCTVARIANT" | "SHOP"; readonly show: () => View };

export function metafieldView(metafield: MetafieldRecord, owner: OwnerView): View {
  return {
    __typename: "Metafield",
    id: metafield.id,
    legacyResourceId: numberOf(metafield.id),
    namespace: metafield.namespace,
    key: metafield.key,
    type: metafield.type,
    value: metafield.value,
    jsonValue: () => jsonValueOf(metafield),
    compareDigest: compareDigest(metafield),
    sizeInBytes: Buffer.byteLength(metafield.value),
    ownerType: owner.type,
    owner: owner.show,
    definition: null,
    description: null,
    createdAt: dateTime(metafield.createdAt),
    updatedAt: dateTime(metafield.updatedAt),
  };
}

const oneArguments = z.object({ namespace: z.string().nullish(), key: z.string() });
const manyArguments = z.object({ namespace: z.string().nullish(), keys: z.array(z.string()).nullish() });

/** The two fields of everything that has metafields. */
export function metafieldFields({ app }: Session, metafields: readonly MetafieldRecord[], owner: OwnerView): View {
  return {
    metafield: (args: unknown) => {
      const { namespace, key } = oneArguments.parse(args);
      const wanted = fullNamespace(app, namespace);
      const found = metafields.find((metafield) => metafield.namespace === wanted && metafield.key === key);
      return found === undefined ? null : metafieldView(found, owner);
    },
    metafields: (args: unknown) => {
      const { namespace, keys } = manyArguments.parse(args);
      const inNamespace = metafields.filter(
        (metafield) => !namespace || metafield.namespace === fullNamespace(app, namespace),
      );
      const chosen = inNamespace.filter(({ key, namespace: space }) => !keys || keys.includes(`${space}.${key}`));
      return connection(chosen, args, {
        idOf: ({ id }) => id,
        valueOf: ({ id }) => id,
        show: (entry) => metafieldView(entry, owner),
      });
    },
  };
}
