import { productGidSchema, publicationIdSchema, runIdSchema, shotIdSchema, type ShotId } from "#app/core/ids.ts";
import type { HomeView, ProductRow, RunView } from "#app/core/run/views.ts";
import type { PublicationView, ShotCard, ShotView } from "#app/core/shot/views.ts";

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

export function aShotId(number: number): ShotId {
  return shotIdSchema.parse(uuid(number));
}

export function aShotCard(overrides: Partial<ShotCard> = {}): ShotCard {
  return {
    shotId: aShotId(1),
    runId: runIdSchema.parse(uuid(900)),
    productGid: productGidSchema.parse("gid://shopify/Product/11"),
    productTitle: "Oak chair",
    styleKey: "japandi-bedroom",
    state: "ready",
    decision: "undecided",
    failureReason: null,
    thumbnailUrl: "https://pictures.example/thumbnail.jpg",
    photoUrl: "https://cdn.shopify.com/photo.jpg",
    score: 97,
    publication: null,
    requestedAt: new Date("2026-11-23T12:00:00Z"),
    ...overrides,
  };
}

export function aPublication(overrides: Partial<PublicationView> = {}): PublicationView {
  return {
    publicationId: publicationIdSchema.parse(uuid(50)),
    state: "placed",
    blockReason: null,
    removing: false,
    ...overrides,
  };
}

export function aShotView(overrides: Partial<ShotView> = {}): ShotView {
  return {
    ...aShotCard(),
    previewUrl: "https://pictures.example/preview.jpg",
    finalUrl: null,
    differenceUrl: "https://pictures.example/difference.png",
    checkReasons: [],
    size: { heightCm: 82, widthCm: 45, depthCm: 50, source: "metafields" },
    relightPercent: 4.2,
    enlarged: false,
    outlineUnsure: false,
    attempts: 1,
    productUrl: "https://demo-store.myshopify.com/products/oak-chair",
    nextToReview: null,
    previousToReview: null,
    ...overrides,
  };
}

export function aProductRow(overrides: Partial<ProductRow> = {}): ProductRow {
  return {
    gid: productGidSchema.parse("gid://shopify/Product/11"),
    title: "Oak chair",
    productType: "Chair",
    photoUrl: "https://cdn.shopify.com/photo.jpg",
    problem: null,
    size: { heightCm: 82, widthCm: 45, depthCm: null, source: "guess" },
    working: 0,
    readyToReview: 0,
    published: 0,
    ...overrides,
  };
}

export function aRunView(overrides: Partial<RunView> = {}): RunView {
  return {
    runId: runIdSchema.parse(uuid(900)),
    styleKey: "japandi-bedroom",
    requestedAt: new Date("2026-11-23T12:00:00Z"),
    shots: [aShotCard()],
    working: 0,
    finished: 1,
    failed: 0,
    ...overrides,
  };
}

export function aHomeView(overrides: Partial<HomeView> = {}): HomeView {
  return {
    setup: [
      { step: "first-shot", done: false },
      { step: "first-review", done: false },
      { step: "first-publication", done: false },
    ],
    readyToReview: 0,
    working: 0,
    published: 0,
    failed: 0,
    credits: { left: 10, held: 0, used: 0 },
    latest: [],
    ...overrides,
  };
}
