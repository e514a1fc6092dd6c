import { join } from "node:path";
import { type BlobStore, diskBlobStore, memoryBlobStore } from "./blob-store.ts";
import { gidOf } from "./gid.ts";
import type { ShopRecord, WorldRecord } from "./records.ts";
import { DEFAULT_UNKNOWNS, type Unknowns } from "./unknowns.ts";
import { readWorld, type WorldFile, worldFile } from "./world-file.ts";

export type CatalogueOptions = {
  /** Kept here through restarts; in memory only when it is left out. */
  readonly dataDir?: string;
  /** Time from the creation of a file to READY or FAILED. */
  readonly processingMs?: number;
  readonly unknowns?: Partial<Unknowns>;
  readonly now?: () => number;
};

type ShopFacts = { readonly number: number; readonly name: string };

/** Every shop's products, files and staged uploads, and the bytes behind them. */
export type Catalogue = {
  readonly blobs: BlobStore;
  readonly unknowns: Unknowns;
  readonly processingMs: number;
  now: () => number;
  world: () => WorldRecord;
  findShop: (domain: string) => ShopRecord | null;
  /** Opens the shop when nobody has seen it before. */
  getShop: (domain: string) => ShopRecord;
  nextGid: (type: string) => string;
  /** Say so after every change to a record; it is written a moment later. */
  changed: () => void;
  /** Lets work run after the answer; `settled` waits for it. */
  inBackground: (work: Promise<void>) => void;
  settled: () => Promise<void>;
  /** Forgets every shop. */
  reset: () => void;
  close: () => Promise<void>;
};

const FIRST_NUMBER = 7_000_000_000;
const DEFAULT_PROCESSING_MS = 150;

const emptyWorld = (): WorldRecord => ({ lastNumber: FIRST_NUMBER, shops: [], staged: [] });

function shopNameOf(domain: string): string {
  const words = domain.split(".", 1).join("").split("-");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}

function newShop(domain: string, now: number, facts: ShopFacts): ShopRecord {
  const lists = { products: [], files: [], collections: [], jobs: [], metafields: [] };
  return { domain, ...facts, createdAt: now, ...lists };
}

/** @throws {WorldFileError} when the data folder holds something else than a saved world. */
export async function openCatalogue(options: CatalogueOptions = {}): Promise<Catalogue> {
  const { dataDir } = options;
  const blobs = dataDir === undefined ? memoryBlobStore() : await diskBlobStore(join(dataDir, "blobs"));
  const path = dataDir === undefined ? null : join(dataDir, "world.json");
  const saved = path === null ? null : await readWorld(path);
  const box = { world: saved ?? emptyWorld() };
  return catalogueOver({ box, blobs, file: path === null ? null : worldFile(path, () => box.world), options });
}

type CatalogueParts = {
  readonly box: { world: WorldRecord };
  readonly blobs: BlobStore;
  readonly file: WorldFile | null;
  readonly options: CatalogueOptions;
};

function catalogueOver({ box, blobs, file, options }: CatalogueParts): Catalogue {
  const now = options.now ?? Date.now;
  const running = new Set<Promise<void>>();
  const nextNumber = () => (box.world.lastNumber += 1);
  const changed = () => file?.schedule();
  const findShop = (domain: string) => box.world.shops.find((shop) => shop.domain === domain) ?? null;
  const addShop = (domain: string) => {
    const facts = { number: nextNumber(), name: shopNameOf(domain) };
    const shop = newShop(domain, now(), facts);
    box.world.shops.push(shop);
    changed();
    return shop;
  };
  const settled = async () => {
    while (running.size > 0) await Promise.all(running);
  };
  return {
    blobs,
    now,
    findShop,
    changed,
    settled,
    unknowns: { ...DEFAULT_UNKNOWNS, ...options.unknowns },
    processingMs: options.processingMs ?? DEFAULT_PROCESSING_MS,
    world: () => box.world,
    getShop: (domain) => findShop(domain) ?? addShop(domain),
    nextGid: (type) => gidOf(type, nextNumber()),
    inBackground(work) {
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    reset() {
      // Numbers go on: an id of before the reset must not name something new.
      box.world = { ...emptyWorld(), lastNumber: box.world.lastNumber };
      changed();
    },
    async close() {
      await settled();
      await file?.close();
    },
  };
}
