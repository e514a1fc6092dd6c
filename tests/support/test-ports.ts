import { createHash, randomBytes, randomUUID } from "node:crypto";

import { databaseBacklog } from "#app/adapters/db/backlog.ts";
import { openDatabase, type Database } from "#app/adapters/db/client.ts";
import { encryptionWith, type Encryption } from "#app/adapters/db/encryption.ts";
import { databaseErasure } from "#app/adapters/db/erasure.ts";
import { databaseRecords, databaseUnitOfWork } from "#app/adapters/db/records.ts";
import { databaseShopTokens } from "#app/adapters/db/shop-tokens.ts";
import type { PicturePorts } from "#app/core/ports.ts";
import { sweep } from "#app/core/run/sweep.ts";
import { runErrand, workOnPicture } from "#app/core/run/work-job.ts";
import { fakeCatalogue, type FakeCatalogue } from "./fakes/fake-catalogue.ts";
import { fakeImageModel, type FakeImageModel } from "./fakes/fake-image-model.ts";
import { fakeJobQueue, type FakeJobQueue } from "./fakes/fake-job-queue.ts";
import { fakeJournal, type FakeJournal } from "./fakes/fake-journal.ts";
import { fakeObjectStore, type FakeObjectStore } from "./fakes/fake-object-store.ts";
import { fakePhotoSource, type FakePhotoSource } from "./fakes/fake-photo-source.ts";
import { fakePictureEngine, type FakePictureEngine } from "./fakes/fake-picture-engine.ts";
import { fakeProductMedia, type FakeProductMedia } from "./fakes/fake-product-media.ts";
import { createTestDatabase } from "./postgres.ts";
import { settableClock, type SettableClock } from "./settable-clock.ts";

/** The core's ports over a real database, with fakes for every system outside. */
export type TestPorts = PicturePorts & {
  readonly jobs: FakeJobQueue;
  readonly catalogue: FakeCatalogue;
  readonly productMedia: FakeProductMedia;
  readonly objects: FakeObjectStore;
  readonly imageModel: FakeImageModel;
  readonly photos: FakePhotoSource;
  readonly engine: FakePictureEngine;
  readonly journal: FakeJournal;
  readonly clock: SettableClock;
  readonly database: Database;
  readonly encryption: Encryption;
  /** Works jobs off until none is left whose time has come. */
  readonly settle: () => Promise<void>;
  /** Lets time pass, looks for what is due as the sweeper does, and works it off. */
  readonly pass: (ms: number) => Promise<void>;
};

export type PortsDatabase = {
  readonly url: string;
  /** Ports over the emptied database, with new fakes and the clock at its start. */
  readonly fresh: () => Promise<TestPorts>;
  readonly close: () => Promise<void>;
};

/** `const database = await openPortsDatabase(); beforeEach(async () => { ports = await database.fresh() }); afterAll(database.close)`. */
export async function openPortsDatabase(): Promise<PortsDatabase> {
  const made = await createTestDatabase();
  const database = openDatabase({ url: made.url, connections: 12 });
  return {
    url: made.url,
    async fresh() {
      await database.$executeRaw`TRUNCATE "Shop", "Session", "WebhookReceipt" CASCADE`;
      return testPorts(database);
    },
    async close() {
      await database.$disconnect();
      await made.drop();
    },
  };
}

function testPorts(database: Database): TestPorts {
  const clock = settableClock();
  const { now } = clock;
  const encryption = encryptionWith([{ id: "test", secret: randomBytes(32) }]);
  const ports = {
    records: databaseRecords(database),
    work: databaseUnitOfWork(database),
    backlog: databaseBacklog(database),
    jobs: fakeJobQueue(now),
    catalogue: fakeCatalogue(),
    productMedia: fakeProductMedia(),
    objects: fakeObjectStore(),
    imageModel: fakeImageModel(now),
    photos: fakePhotoSource(),
    engine: fakePictureEngine(),
    tokens: databaseShopTokens(database, { encryption, now }),
    erasure: databaseErasure(database),
    journal: fakeJournal(),
    now,
    newId: randomUUID,
    fingerprint: (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex"),
    appUrl: "https://app.roomshots.test",
  };
  const settle = (): Promise<void> => workOff(ports);
  const pass = async (ms: number): Promise<void> => {
    clock.pass(ms);
    await sweep(ports);
    await settle();
  };
  return { ...ports, clock, database, encryption, settle, pass };
}

async function workOff(ports: PicturePorts & { readonly jobs: FakeJobQueue }): Promise<void> {
  for (let job = ports.jobs.take(); job !== null; job = ports.jobs.take()) {
    await runErrand(ports, job);
    await workOnPicture(ports, job);
  }
}
