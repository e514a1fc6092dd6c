import { z } from "zod";
import { gidOf } from "#tests/sandbox/shopify/catalogue/gid.ts";
import { newMetafield } from "#tests/sandbox/shopify/catalogue/products.ts";
import type { MetafieldRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import { accessDenied } from "#tests/sandbox/shopify/graphql/errors.ts";
import { findProduct, findVariant, type Session, userError } from "#tests/sandbox/shopify/graphql/session.ts";
import {
  compareDigest,
  fullNamespace,
  metafieldView,
  type OwnerView,
} from "#tests/sandbox/shopify/graphql/view/metafield.ts";
import { productView, variantView } from "#tests/sandbox/shopify/graphql/view/product.ts";
import { shopView } from "#tests/sandbox/shopify/graphql/view/shop.ts";
import type { View } from "#tests/sandbox/shopify/graphql/view/view.ts";
import { valueFault } from "./metafield-values.ts";

const MAX_METAFIELDS = 25;
const NAMESPACE_LENGTH = { min: 3, max: 255 };
const KEY_LENGTH = { min: 2, max: 64 };
const RESERVED_NAMESPACES = new Set(["shopify", "shopify_standard"]);

const setInput = z.object({
  ownerId: z.string(),
  namespace: z.string().nullish(),
  key: z.string(),
  type: z.string().nullish(),
  value: z.string(),
  compareDigest: z.string().nullish(),
});
type SetInput = z.infer<typeof setInput>;

type Owner = { readonly metafields: MetafieldRecord[]; readonly view: OwnerView; readonly scope: string | null };

function findOwner(session: Session, id: string): Owner | null {
  const product = findProduct(session, id);
  if (product !== null) {
    const view: OwnerView = { type: "PRODUCT", show: () => productView(session, product) };
    return { metafields: product.metafields, view, scope: "write_products" };
  }
  const owned = findVariant(session, id);
  if (owned !== null) {
    const view: OwnerView = { type: "PRODUCTVARIANT", show: () => variantView(session, owned) };
    return { metafields: owned.variant.metafields, view, scope: "write_products" };
  }
  if (id !== gidOf("Shop", session.shop.number)) return null;
  return { metafields: session.shop.metafields, view: { type: "SHOP", show: () => shopView(session) }, scope: null };
}

type SetUserError = ReturnType<typeof userError> & { elementIndex: number | null };

const setError = (field: readonly (string | number)[], message: string, code: string | null): SetUserError => ({
  ...userError(field, message, code),
  elementIndex: null,
});

function lengthError(
  text: string,
  limits: { min: number; max: number },
  place: readonly (string | number)[],
): SetUserError | null {
  const name = String(place.at(-1));
  const label = name.charAt(0).toUpperCase() + name.slice(1);
  if (text.length < limits.min)
    return setError(place, `${label} is too short (minimum is ${limits.min} characters)`, "TOO_SHORT");
  if (text.length > limits.max)
    return setError(place, `${label} is too long (maximum is ${limits.max} characters)`, "TOO_LONG");
  return null;
}

type Target = {
  readonly input: SetInput;
  readonly index: number;
  readonly namespace: string;
  readonly stored: MetafieldRecord | null;
};

const isForeign = ({ app }: Session, namespace: string): boolean =>
  namespace.startsWith("app--") && !new RegExp(`^app--${app.number}(?:--|$)`).test(namespace);

function nameError(session: Session, { input, index, namespace }: Target): SetUserError | null {
  const at = (name: string) => ["metafields", index, name];
  if (isForeign(session, namespace)) {
    return setError(
      ["metafields", index],
      "Access to this namespace and key on Metafields for this resource type is not allowed.",
      "APP_NOT_AUTHORIZED",
    );
  }
  if (RESERVED_NAMESPACES.has(namespace)) return setError(at("namespace"), "Namespace is reserved", null);
  return lengthError(namespace, NAMESPACE_LENGTH, at("namespace")) ?? lengthError(input.key, KEY_LENGTH, at("key"));
}

function digestError({ input, index, stored }: Target): SetUserError | null {
  if (input.compareDigest === undefined) return null;
  const isCreateOnly = input.compareDigest === null;
  if (stored === null) {
    return isCreateOnly
      ? null
      : setError(["metafields", index], "The compare digest is invalid.", "INVALID_COMPARE_DIGEST");
  }
  if (!isCreateOnly && compareDigest(stored) === input.compareDigest) return null;
  const message = "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.";
  return setError(["metafields", index], message, "STALE_OBJECT");
}

function targetError(session: Session, target: Target): SetUserError | null {
  const { input, index, stored } = target;
  const named = nameError(session, target) ?? digestError(target);
  if (named !== null) return named;
  const type = input.type ?? stored?.type;
  if (!type) return setError(["metafields", index, "type"], "Type can't be blank", "BLANK");
  const fault = valueFault(type, input.value);
  if (fault === null) return null;
  const error = setError(["metafields", index, "value"], fault.message, "INVALID_VALUE");
  return { ...error, elementIndex: fault.elementIndex };
}

function targetOf(session: Session, owner: Owner, { input, index }: { input: SetInput; index: number }): Target {
  const namespace = fullNamespace(session.app, input.namespace);
  const stored =
    owner.metafields.find((metafield) => metafield.namespace === namespace && metafield.key === input.key) ?? null;
  return { input, index, namespace, stored };
}

function write(session: Session, owner: Owner, { input, namespace, stored }: Target): MetafieldRecord {
  if (stored !== null) {
    const type = input.type ?? stored.type;
    if (stored.value !== input.value || stored.type !== type)
      Object.assign(stored, { value: input.value, type, updatedAt: session.now });
    return stored;
  }
  const made = newMetafield(session.catalogue, {
    namespace,
    key: input.key,
    type: input.type ?? "",
    value: input.value,
  });
  owner.metafields.push(made);
  return made;
}

/** With one key twice in a call, the row that is to be overruled. */
function isOverruled(session: Session, inputs: readonly SetInput[], index: number): boolean {
  const name = ({ ownerId, namespace, key }: SetInput) =>
    [ownerId, fullNamespace(session.app, namespace), key].join("\n");
  const names = inputs.map(name);
  const own = names[index] ?? "";
  const winner =
    session.catalogue.unknowns.sameMetafieldTwice === "last-wins" ? names.lastIndexOf(own) : names.indexOf(own);
  return winner !== index;
}

type OwnedRow = { readonly owner: Owner; readonly input: SetInput; readonly index: number };

function ownersOf(session: Session, inputs: readonly SetInput[]): { rows: OwnedRow[]; errors: SetUserError[] } {
  const rows: OwnedRow[] = [];
  const errors: SetUserError[] = [];
  for (const [index, input] of inputs.entries()) {
    const owner = findOwner(session, input.ownerId);
    if (owner === null)
      errors.push(setError(["metafields", index, "ownerId"], "Owner does not exist.", "INVALID_VALUE"));
    else rows.push({ owner, input, index });
  }
  return { rows, errors };
}

function checkScopes({ scopes }: Session, owners: readonly Owner[]): void {
  const missing = owners.find(({ scope }) => scope !== null && !scopes.includes(scope));
  if (missing)
    throw accessDenied(
      `Access denied for metafieldsSet field. Required access: \`${missing.scope ?? ""}\` access scope.`,
    );
}

/** All or nothing; at most 25. */
export function metafieldsSet(session: Session, args: unknown): View {
  const inputs = z.object({ metafields: z.array(setInput) }).parse(args).metafields;
  if (inputs.length > MAX_METAFIELDS) {
    const message = `Exceeded the maximum metafields input limit of ${MAX_METAFIELDS}.`;
    return { metafields: [], userErrors: [setError(["metafields"], message, "LESS_THAN_OR_EQUAL_TO")] };
  }
  const { rows, errors: ownerErrors } = ownersOf(session, inputs);
  checkScopes(
    session,
    rows.map(({ owner }) => owner),
  );
  const targetErrors = rows.map((row) => targetError(session, targetOf(session, row.owner, row)));
  const userErrors = [...ownerErrors, ...targetErrors.filter((error) => error !== null)];
  if (userErrors.length > 0) return { metafields: [], userErrors };
  const kept = rows.filter(({ index }) => !isOverruled(session, inputs, index));
  const metafields = kept.map((row) =>
    metafieldView(write(session, row.owner, targetOf(session, row.owner, row)), row.owner.view),
  );
  session.catalogue.changed();
  return { metafields, userErrors: [] };
}

const identifierInput = z.object({ ownerId: z.string(), namespace: z.string(), key: z.string() });

/** What was not there is `null` in the answer, and no error. */
export function metafieldsDelete(session: Session, args: unknown): View {
  const inputs = z.object({ metafields: z.array(identifierInput) }).parse(args).metafields;
  if (inputs.some(({ namespace }) => isForeign(session, fullNamespace(session.app, namespace)))) {
    const message = "Access to this namespace and key on Metafields for this resource type is not allowed.";
    return { deletedMetafields: [], userErrors: [userError(["metafields"], message)] };
  }
  const owners = inputs.map(({ ownerId }) => findOwner(session, ownerId)).filter((owner) => owner !== null);
  checkScopes(session, owners);
  const deletedMetafields = inputs.map(({ ownerId, namespace: asked, key }) => {
    const namespace = fullNamespace(session.app, asked);
    const list = findOwner(session, ownerId)?.metafields ?? [];
    const place = list.findIndex((metafield) => metafield.namespace === namespace && metafield.key === key);
    if (place === -1) return null;
    list.splice(place, 1);
    return { ownerId, namespace, key };
  });
  session.catalogue.changed();
  return { deletedMetafields, userErrors: [] };
}
