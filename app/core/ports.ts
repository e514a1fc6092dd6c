import type { Catalogue } from "#app/core/catalog/ports.ts";
import type { Erasure } from "#app/core/privacy/ports.ts";
import type { ProductMedia } from "#app/core/publication/ports.ts";
import type { Records } from "#app/core/records.ts";
import type { Backlog, JobQueue } from "#app/core/run/ports.ts";
import type { ShopTokens } from "#app/core/shop/ports.ts";
import type { ImageModel, ObjectStore, PhotoSource, PictureEngine } from "#app/core/shot/ports.ts";
import type { UnitOfWork } from "#app/core/unit-of-work.ts";

/** What a person who looks after the app reads; ids and figures only. */
export interface Journal {
  note: (event: string, about: Readonly<Record<string, string | number | boolean | null>>) => void;
  warn: (event: string, about: Readonly<Record<string, string | number | boolean | null>>, error?: unknown) => void;
}

export type Ports = {
  readonly records: Records;
  readonly work: UnitOfWork;
  readonly backlog: Backlog;
  readonly jobs: JobQueue;
  readonly catalogue: Catalogue;
  readonly productMedia: ProductMedia;
  readonly objects: ObjectStore;
  readonly imageModel: ImageModel;
  readonly photos: PhotoSource;
  readonly tokens: ShopTokens;
  readonly erasure: Erasure;
  readonly journal: Journal;
  readonly now: () => Date;
  /** A fresh UUID. */
  readonly newId: () => string;
  /** SHA-256, hex. */
  readonly fingerprint: (bytes: Uint8Array) => string;
  /** Our own public address, where providers send their webhooks. */
  readonly appUrl: string;
};

/** Only the process that works on pixels has a picture engine. */
export type PicturePorts = Ports & { readonly engine: PictureEngine };
