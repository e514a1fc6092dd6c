import { z } from "zod";
import { type Session, userError, type UserError } from "#tests/sandbox/shopify/graphql/session.ts";
import type { View } from "#tests/sandbox/shopify/graphql/view/view.ts";
import {
  stageUpload,
  type StagedTarget,
  type StageWish,
  stageWish,
} from "#tests/sandbox/shopify/uploads/staged-targets.ts";

const stagedArguments = z.object({ input: z.array(stageWish) });

const SIZE_NEEDED: Readonly<Record<string, string>> = {
  VIDEO: "file size is required for video resources",
  MODEL_3D: "file size is required for 3D model resources",
};

const KNOWN_FORMATS: Readonly<Record<string, RegExp>> = {
  VIDEO: /^video\/(?:mp4|quicktime|webm)$/,
  MODEL_3D: /^model\/(?:gltf-binary|vnd\.usdz\+zip)$/,
  BULK_MUTATION_VARIABLES: /^text\/(?:jsonl|plain)$|^application\/(?:jsonl|json|x-ndjson)$/,
  FILE: /^(?:image|video|audio|text|application|model|font)\/(?!x-unknown)/,
};
const PICTURE_FORMATS = /^image\/(?:jpe?g|png|gif|webp|heic|heif|svg\+xml|tiff|bmp)$/;

function rowError(row: StageWish, index: number): UserError | null {
  const sizeNeeded = SIZE_NEEDED[row.resource];
  if (sizeNeeded !== undefined && !row.fileSize) return userError(["input", index, "fileSize"], sizeNeeded);
  const known = KNOWN_FORMATS[row.resource] ?? PICTURE_FORMATS;
  if (known.test(row.mimeType)) return null;
  return userError(["input", index, "mimeType"], `${row.filename}: (${row.mimeType}) is not a recognized format`);
}

/** What stands at the place of a row that failed. */
const NO_TARGET: StagedTarget = { url: null, resourceUrl: null, parameters: [] };

export function stagedUploadsCreate({ catalogue, shop }: Session, args: unknown): View {
  const { input } = stagedArguments.parse(args);
  const errors = input.map(rowError);
  const stagedTargets = input.map((row, index) => (errors[index] ? NO_TARGET : stageUpload(catalogue, shop, row)));
  return { stagedTargets, userErrors: errors.filter((error) => error !== null) };
}
