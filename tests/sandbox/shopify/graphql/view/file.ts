import { z } from "zod";
import { cdnAddress } from "#tests/sandbox/shopify/catalogue/cdn-address.ts";
import { fileStatus, type FileStatus, isSettled } from "#tests/sandbox/shopify/catalogue/lifecycle.ts";
import type { FileRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import { gidOf, numberOf } from "#tests/sandbox/shopify/catalogue/gid.ts";
import { dateTime, type Session } from "#tests/sandbox/shopify/graphql/session.ts";
import { SandboxUnmodelledError } from "#tests/sandbox/shopify/graphql/errors.ts";
import type { View } from "./view.ts";

const MEDIA_CONTENT_TYPES = {
  MediaImage: "IMAGE",
  Video: "VIDEO",
  Model3d: "MODEL_3D",
  ExternalVideo: "EXTERNAL_VIDEO",
  GenericFile: null,
} as const;

/** What the sandbox's CDN can do; a `crop`, a `scale` or another format is refused loudly. */
const urlArguments = z.object({
  transform: z.strictObject({ maxWidth: z.number().nullish(), maxHeight: z.number().nullish() }).nullish(),
});

function transformIn(args: unknown) {
  const parsed = urlArguments.safeParse(args);
  if (!parsed.success) throw new SandboxUnmodelledError(`Image.url: ${z.prettifyError(parsed.error)}`);
  return parsed.data.transform;
}

function statusOf({ uploaded, now }: Session, file: FileRecord): FileStatus {
  return uploaded.has(file.id) ? "UPLOADED" : fileStatus(file, now);
}

/** What the file shows of its bytes at this moment; `null` until it is settled. */
const visibleOutcome = ({ now, uploaded }: Session, file: FileRecord) =>
  isSettled(file, now) && !uploaded.has(file.id) ? file.outcome : null;

type Size = { readonly width: number; readonly height: number };

function imageView({ shop }: Session, file: FileRecord, { width, height }: Size): View {
  const address = cdnAddress(shop, file);
  return {
    __typename: "Image",
    id: gidOf("ImageSource", numberOf(file.id)),
    altText: file.alt === "" ? null : file.alt,
    width,
    height,
    thumbhash: null,
    src: address,
    originalSrc: address,
    url: (args: unknown) => {
      const transform = transformIn(args);
      const edges = [
        transform?.maxWidth && `&width=${transform.maxWidth}`,
        transform?.maxHeight && `&height=${transform.maxHeight}`,
      ];
      return address + edges.filter((part) => typeof part === "string").join("");
    },
  };
}

/** The picture of a ready file, as `image` shows it; `null` before and for other files. */
export function readyImage(session: Session, file: FileRecord): View | null {
  const outcome = visibleOutcome(session, file);
  return outcome?.state === "picture" ? imageView(session, file, outcome) : null;
}

function previewOf(session: Session, file: FileRecord, status: FileStatus): View {
  const ready = readyImage(session, file);
  const old = file.replaces === undefined ? null : imageView(session, file, file.replaces);
  return { image: ready ?? (status === "READY" ? old : null), status };
}

function faultsOf(session: Session, file: FileRecord): View[] {
  const outcome = visibleOutcome(session, file);
  return outcome?.state === "failed" ? outcome.faults : [];
}

function originalSourceOf(session: Session, file: FileRecord): View | null {
  const outcome = visibleOutcome(session, file);
  if (outcome?.state !== "picture") return null;
  return { fileSize: outcome.bytes, url: cdnAddress(session.shop, file) };
}

function settledDetails(session: Session, file: FileRecord): View {
  const outcome = visibleOutcome(session, file);
  if (outcome?.state === "picture") return { mimeType: outcome.mimeType, originalFileSize: null, url: null };
  if (outcome?.state !== "document") return { mimeType: null, originalFileSize: null, url: null };
  return { mimeType: outcome.mimeType, originalFileSize: outcome.bytes, url: cdnAddress(session.shop, file) };
}

/** MediaImage, GenericFile, Video, Model3d or ExternalVideo, also where they stand as File or Media. */
export function fileView(session: Session, file: FileRecord): View {
  const status = statusOf(session, file);
  const isFresh = session.uploaded.has(file.id) || status === "PROCESSING";
  const faults = faultsOf(session, file);
  return {
    __typename: file.kind,
    id: file.id,
    alt: file.alt,
    createdAt: dateTime(file.createdAt),
    updatedAt: dateTime(isFresh ? file.createdAt : file.updatedAt),
    fileStatus: status,
    status,
    fileErrors: faults,
    mediaErrors: faults,
    mediaWarnings: [],
    mediaContentType: MEDIA_CONTENT_TYPES[file.kind],
    preview: file.kind === "GenericFile" ? null : previewOf(session, file, status),
    image: readyImage(session, file),
    originalSource: originalSourceOf(session, file),
    filename: file.filename,
    ...settledDetails(session, file),
  };
}
