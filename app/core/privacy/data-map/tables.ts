import type { ColumnFact, Holds, TableFact } from "./facts.ts";

function column(holds: Holds, onExport: ColumnFact["onExport"] = "included"): ColumnFact {
  return { holds, onExport, isTime: false };
}

const ofShop = column("shop");
const ofStaff = column("staff");
const ofBilling = column("billing");
/** Says nothing of anybody and would tell a reader of the export nothing. */
const technical = column("none", "left-out");
/** Shopify's library wants these columns; nothing is ever written to them. */
const staysEmpty = column("staff", "left-out");
const secret = column("shop", "secret");
const time: ColumnFact = { holds: "shop", onExport: "included", isTime: true };
const technicalTime: ColumnFact = { holds: "none", onExport: "left-out", isTime: true };

/** Every table of ours with every column. */
export const TABLES = {
  Publication: {
    purpose: "publishing",
    basis: "contract",
    retention: { until: "erased" },
    onErasure: "delete",
    columns: {
      id: technical,
      shopId: technical,
      shotId: ofShop,
      productGid: ofShop,
      state: ofShop,
      tries: technical,
      wakeAt: technicalTime,
      filename: ofShop,
      altText: ofShop,
      resourceUrl: technical,
      fileAskedAt: technicalTime,
      fileGid: ofShop,
      mediaBefore: ofShop,
      blockReason: ofShop,
      removeRequestedAt: time,
      requestedAt: time,
      placedAt: time,
      removedAt: time,
    },
  },
  Review: {
    purpose: "reviewing",
    basis: "contract",
    retention: { until: "erased" },
    onErasure: "delete",
    columns: { id: technical, shopId: technical, shotId: ofShop, decision: ofShop, byUserId: ofStaff, at: time },
  },
  Attempt: {
    purpose: "making-shots",
    basis: "contract",
    retention: { until: "erased" },
    onErasure: "delete",
    columns: {
      id: technical,
      shopId: technical,
      shotId: ofShop,
      number: ofShop,
      model: ofShop,
      promptVersion: ofShop,
      seed: ofShop,
      state: technical,
      createStartedAt: technicalTime,
      predictionId: technical,
      outputUrl: technical,
      outputStored: technical,
      detail: technical,
      costCents: technical,
      createdAt: time,
      endedAt: time,
    },
  },
  Shot: {
    purpose: "making-shots",
    basis: "contract",
    retention: { until: "erased" },
    onErasure: "delete",
    columns: {
      id: ofShop,
      sequence: technical,
      shopId: technical,
      runId: ofShop,
      productGid: ofShop,
      productTitle: ofShop,
      productUrl: ofShop,
      photoGid: ofShop,
      photoUrl: ofShop,
      styleKey: ofShop,
      variation: ofShop,
      surface: ofShop,
      size: ofShop,
      state: ofShop,
      decision: ofShop,
      failureReason: ofShop,
      tries: technical,
      wakeAt: technicalTime,
      cutOutId: technical,
      placement: technical,
      score: ofShop,
      checkReasons: ofShop,
      relightPercent: ofShop,
      enlarged: ofShop,
      requestedAt: time,
      readyAt: time,
      expiresAt: time,
      endedAt: time,
    },
  },
  Run: {
    purpose: "making-shots",
    basis: "contract",
    retention: { until: "erased" },
    onErasure: "delete",
    columns: {
      id: ofShop,
      shopId: technical,
      requestKey: technical,
      styleKey: ofShop,
      requestedBy: ofStaff,
      requestedAt: time,
      cancelledAt: time,
      virtualTime: technical,
    },
  },
  CutOut: {
    purpose: "making-shots",
    basis: "contract",
    retention: { days: 30, since: "last-use", keptBy: "nobody-yet" },
    onErasure: "delete",
    columns: {
      id: technical,
      shopId: technical,
      photoHash: ofShop,
      width: ofShop,
      height: ofShop,
      confidence: ofShop,
      confident: ofShop,
      reasons: ofShop,
      createdAt: time,
      lastUsedAt: time,
    },
  },
  LedgerEntry: {
    purpose: "credits",
    basis: "contract",
    retention: { until: "erased" },
    onErasure: "delete",
    columns: {
      id: technical,
      shopId: technical,
      kind: ofBilling,
      credits: ofBilling,
      key: technical,
      lotId: technical,
      shotId: ofBilling,
      reason: ofBilling,
      at: time,
    },
  },
  CreditLot: {
    purpose: "credits",
    basis: "contract",
    retention: { until: "erased" },
    onErasure: "delete",
    columns: {
      id: technical,
      shopId: technical,
      granted: ofBilling,
      left: ofBilling,
      expiresAt: time,
      createdAt: time,
    },
  },
  CreditBalance: {
    purpose: "credits",
    basis: "contract",
    retention: { until: "erased" },
    onErasure: "delete",
    columns: { shopId: technical, left: ofBilling, held: ofBilling, used: ofBilling },
  },
  WebhookReceipt: {
    purpose: "webhooks",
    basis: "legal-obligation",
    retention: { days: 30, since: "received", keptBy: "sweep" },
    onErasure: "delete",
    columns: {
      id: technical,
      source: technical,
      deliveryId: technical,
      topic: ofShop,
      shopDomain: ofShop,
      // Ids only, but a privacy request's name a customer and orders of the shop.
      fields: column("customer"),
      receivedAt: time,
      tries: technical,
      wakeAt: technicalTime,
      doneAt: time,
    },
  },
  Session: {
    purpose: "sign-in",
    basis: "contract",
    retention: { until: "uninstalled" },
    onErasure: "delete",
    columns: {
      id: technical,
      shop: ofShop,
      state: secret,
      isOnline: technical,
      scope: ofShop,
      // Tokens die by the real clock, wherever tests put the rest of the world.
      expires: technical,
      accessToken: secret,
      userId: staysEmpty,
      firstName: staysEmpty,
      lastName: staysEmpty,
      email: staysEmpty,
      accountOwner: staysEmpty,
      locale: staysEmpty,
      collaborator: staysEmpty,
      emailVerified: staysEmpty,
      refreshToken: secret,
      refreshTokenExpires: technical,
    },
  },
  Shop: {
    purpose: "sign-in",
    basis: "contract",
    retention: { until: "erased" },
    onErasure: "delete",
    columns: { id: ofShop, domain: ofShop, installedAt: time, uninstalledAt: time, accessLostAt: time },
  },
} as const satisfies Record<string, TableFact>;

export type TableName = keyof typeof TABLES;

/** Every table whose rows go with their shop: children before parents, receipts while their attempts are known. */
export const ERASED_TABLES = [
  "WebhookReceipt",
  "Publication",
  "Review",
  "Attempt",
  "Shot",
  "Run",
  "CutOut",
  "LedgerEntry",
  "CreditLot",
  "CreditBalance",
  "Session",
  "Shop",
] as const satisfies readonly TableName[];

export type ErasedTable = (typeof ERASED_TABLES)[number];

/** Tables of our tools in our database; they hold nothing of a shop. */
export const TECHNICAL_TABLES = ["_prisma_migrations"] as const;
/** BullMQ's own, where the queue is in Postgres; what its jobs hold is under the job fields. */
export const TECHNICAL_SCHEMAS = ["bullmq"] as const;
