import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildSchema, type GraphQLSchema } from "graphql";
import { z } from "zod";

export const API_VERSIONS = ["2026-07", "2026-10"] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

const accessRules = z.record(z.string(), z.object({ anyOf: z.array(z.string()), words: z.string() }));

/** `Type` or `Type.field` → the scopes of which a token needs one, and Shopify's words for it. */
export type AccessRules = z.infer<typeof accessRules>;
export type AdminSchema = { readonly schema: GraphQLSchema; readonly access: AccessRules };

const SCHEMA_FOLDER = join(import.meta.dirname, "..", "schema");
const loaded = new Map<ApiVersion, AdminSchema>();

const unzipped = (name: string): string => gunzipSync(readFileSync(join(SCHEMA_FOLDER, name))).toString();

/** Shopify's own schema of that version; built once (a quarter of a second), when it is first asked for. */
export function adminSchema(version: ApiVersion): AdminSchema {
  const known = loaded.get(version);
  if (known !== undefined) return known;
  const sdl = unzipped(`admin-${version}.graphql.gz`);
  const schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true, noLocation: true });
  const access = accessRules.parse(JSON.parse(unzipped(`access-${version}.json.gz`)));
  const made = { schema, access };
  loaded.set(version, made);
  return made;
}

export const isApiVersion = (text: string): text is ApiVersion => API_VERSIONS.some((version) => version === text);
