import { createHash, randomUUID } from "node:crypto";

import { databaseBacklog } from "#app/adapters/db/backlog.ts";
import { openDatabase, type Database } from "#app/adapters/db/client.ts";
import { encryptionWith, type Encryption } from "#app/adapters/db/encryption.ts";
import { databaseErasure } from "#app/adapters/db/erasure.ts";
import { databaseRecords, databaseUnitOfWork } from "#app/adapters/db/records.ts";
import { encryptingSessionStorage } from "#app/adapters/db/session-storage.ts";
import { databaseShopTokens } from "#app/adapters/db/shop-tokens.ts";
import type { QueueSettings } from "#app/adapters/queue/connection.ts";
import { consumeJobs, type Consumer } from "#app/adapters/queue/consumer.ts";
import { bullJobQueue, type OpenJobQueue } from "#app/adapters/queue/job-queue.ts";
import type { QueueName } from "#app/adapters/queue/job-schema.ts";
import { replicateImageModel } from "#app/adapters/replicate/image-model.ts";
import { verifyReplicateWebhook } from "#app/adapters/replicate/webhook-signature.ts";
import { s3ObjectStore } from "#app/adapters/s3/object-store.ts";
import { adminClient } from "#app/adapters/shopify/admin-client.ts";
import { shopifyAppFor, type RoomshotsShopifyApp } from "#app/adapters/shopify/app.ts";
import { shopifyCatalogue } from "#app/adapters/shopify/catalogue.ts";
import { cdnPhotoSource } from "#app/adapters/shopify/photo-source.ts";
import { shopifyProductMedia } from "#app/adapters/shopify/product-media.ts";
import { verifyShopifyWebhook } from "#app/adapters/shopify/webhook-signature.ts";
import { openLog, pinoJournal } from "#app/adapters/telemetry/journal.ts";
import { readConfig, type Config } from "#app/config.server.ts";
import { merchantServices } from "#app/core/merchant-services.ts";
import type { Journal, Ports } from "#app/core/ports.ts";
import type { Job } from "#app/core/run/ports.ts";
import type { MerchantServices } from "#app/core/services.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { takeWebhook } from "#app/core/shop/take-webhook.ts";
import { welcomeShop } from "#app/core/shop/welcome-shop.ts";
import { takePredictionNews } from "#app/core/shot/take-prediction.ts";

/** What pages and webhook routes are given. */
export type Services = {
  readonly merchant: MerchantServices;
  readonly shopify: {
    readonly apiKey: string;
    /** Who is asking; throws the `Response` that gets the browser authenticated where that is not known yet. */
    readonly authenticateAdmin: (request: Request) => Promise<Merchant>;
    readonly addDocumentResponseHeaders: RoomshotsShopifyApp["addDocumentResponseHeaders"];
  };
  readonly journal: Journal;
  readonly webhooks: {
    readonly verifyShopify: (rawBody: Uint8Array, headers: Headers) => ReturnType<typeof verifyShopifyWebhook>;
    readonly takeShopify: (delivery: Parameters<typeof takeWebhook>[1]) => ReturnType<typeof takeWebhook>;
    readonly verifyReplicate: (rawBody: Uint8Array, headers: Headers) => ReturnType<typeof verifyReplicateWebhook>;
    readonly takePrediction: (news: Parameters<typeof takePredictionNews>[1]) => Promise<void>;
  };
};

/** Everything a process of the app is made of. */
export type Composition = {
  readonly ports: Ports;
  readonly services: Services;
  readonly consume: (name: QueueName, work: (job: Job) => Promise<void>, concurrency: number) => Consumer;
  readonly close: () => Promise<void>;
};

type Foundation = {
  readonly config: Config;
  readonly database: Database;
  readonly encryption: Encryption;
  readonly jobs: OpenJobQueue;
  readonly ports: Ports;
};

/** Builds the app from its settings. Nothing connects before it is used. */
export function compose(config: Config, processName: string): Composition {
  const foundation = lay(config, processName);
  const { database, jobs, ports } = foundation;
  const queueSettings = queueSettingsOf(config);
  return {
    ports,
    services: servicesOn(foundation),
    consume: (name, work, concurrency) =>
      consumeJobs(queueSettings, { name, work, concurrency, journal: ports.journal }),
    async close() {
      await jobs.close();
      await database.$disconnect();
    },
  };
}

let composed: Composition | undefined;

/** The web process's one set of services, built at the first request. */
export function services(): Services {
  composed ??= compose(readConfig(), "web");
  return composed.services;
}

function queueSettingsOf(config: Config): QueueSettings {
  return { redisUrl: config.redisUrl, databaseUrl: config.database.url };
}

function lay(config: Config, processName: string): Foundation {
  const database = openDatabase(config.database);
  const encryption = encryptionWith([config.encryptionKeys.first, ...config.encryptionKeys.others]);
  const journal = pinoJournal(openLog({ level: config.logLevel, process: processName }));
  const now = (): Date => new Date();
  const jobs = bullJobQueue(queueSettingsOf(config), journal);
  const tokens = databaseShopTokens(database, { encryption, now });
  const client = adminClient({ ...config.shopify, tokens });
  const ports: Ports = {
    records: databaseRecords(database),
    work: databaseUnitOfWork(database),
    backlog: databaseBacklog(database),
    jobs,
    catalogue: shopifyCatalogue(client),
    productMedia: shopifyProductMedia({ client }),
    objects: s3ObjectStore(config.s3),
    imageModel: replicateImageModel({ token: config.replicate.token }),
    photos: cdnPhotoSource(),
    tokens,
    erasure: databaseErasure(database),
    journal,
    now,
    newId: randomUUID,
    fingerprint: (bytes) => createHash("sha256").update(bytes).digest("hex"),
    appUrl: config.appUrl,
  };
  return { config, database, encryption, jobs, ports };
}

function servicesOn({ config, database, encryption, ports }: Foundation): Services {
  let library: RoomshotsShopifyApp | undefined;
  // The library looks at the session table as soon as it is built, which a worker has no use for.
  const shopify = (): RoomshotsShopifyApp =>
    (library ??= shopifyAppFor(
      {
        ...config.shopify,
        appUrl: config.appUrl,
        afterAuth: async (shop) => {
          await welcomeShop(ports, shop);
        },
        report: (message, cause) => {
          ports.journal.warn("shopify-library", { detail: message }, cause);
        },
      },
      encryptingSessionStorage(database, encryption),
    ));
  return {
    merchant: merchantServices(ports),
    journal: ports.journal,
    shopify: {
      apiKey: config.shopify.apiKey,
      async authenticateAdmin(request) {
        const { shop, userId } = await shopify().authenticateAdmin(request);
        return { shopId: await welcomeShop(ports, shop), shop, userId };
      },
      addDocumentResponseHeaders: (request, headers) => {
        shopify().addDocumentResponseHeaders(request, headers);
      },
    },
    webhooks: {
      verifyShopify: (rawBody, headers) => verifyShopifyWebhook(rawBody, headers, config.shopify.apiSecret),
      takeShopify: (delivery) => takeWebhook(ports, delivery),
      verifyReplicate: (rawBody, headers) =>
        verifyReplicateWebhook(rawBody, headers, { secret: config.replicate.webhookSecret, now: ports.now() }),
      takePrediction: (news) => takePredictionNews(ports, news),
    },
  };
}
