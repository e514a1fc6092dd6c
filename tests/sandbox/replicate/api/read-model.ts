import { z } from "zod";

import { findModel } from "#tests/sandbox/replicate/models/catalogue.ts";
import type { Model } from "#tests/sandbox/replicate/models/model.ts";
import { notFound } from "#tests/sandbox/replicate/problem.ts";
import type { ReplicateWorld } from "#tests/sandbox/replicate/world.ts";

import { part, replyJson, type Call } from "./http.ts";

const PUBLISHED_AT = "2026-01-15T00:00:00.000Z";

/** `GET /v1/models/{owner}/{name}` */
export function getModel(_world: ReplicateWorld, call: Call): void {
  const model = findModel(part(call, "owner"), part(call, "name"));
  if (model === undefined) throw notFound();
  const { owner, name, description } = model;
  replyJson(call.response, 200, {
    url: `https://replicate.com/${owner}/${name}`,
    owner,
    name,
    description,
    visibility: "public",
    is_official: true,
    run_count: 0,
    latest_version: {
      id: model.versionId,
      created_at: PUBLISHED_AT,
      cog_version: null,
      openapi_schema: openApiSchema(model),
    },
  });
}

function openApiSchema(model: Model): object {
  return {
    openapi: "3.0.2",
    info: { title: "Cog", version: "0.1.0" },
    components: {
      schemas: {
        Input: { title: "Input", ...z.toJSONSchema(model.input, { target: "openapi-3.0", io: "input" }) },
        Output: { title: "Output", type: "string", format: "uri" },
      },
    },
  };
}
