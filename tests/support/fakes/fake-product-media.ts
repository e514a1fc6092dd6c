import { ShopAccessLostError } from "#app/core/errors.ts";
import { type MediaGid, mediaGidSchema, type ProductGid } from "#app/core/ids.ts";
import type { FileState, MediaItem, ProductMedia } from "#app/core/publication/ports.ts";

const MAX_ALT_LENGTH = 512;
const JPEG_START = [0xff, 0xd8];
const PNG_START = [0x89, 0x50];

type FakeFile = {
  readonly gid: MediaGid;
  readonly filename: string;
  readonly alt: string;
  readonly bytes: Uint8Array;
  readonly state: FileState;
};
type Target = { readonly file: MediaGid; readonly product: ProductGid };
type Shelf = {
  readonly staged: Map<string, Uint8Array>;
  readonly files: Map<MediaGid, FakeFile>;
  readonly products: Map<ProductGid, readonly MediaItem[]>;
  lastNumber: number;
  isAccessLost: boolean;
};

/** What the merchant and Shopify do on their own. */
type Hands = {
  readonly addProduct: (gid: ProductGid, media?: readonly MediaItem[]) => void;
  readonly removeProduct: (gid: ProductGid) => void;
  readonly removeFile: (gid: MediaGid) => void;
  /** Files stay in `processing` until this is called; what is neither JPEG nor PNG then fails. */
  readonly finishProcessing: () => void;
  readonly bytesOf: (gid: MediaGid) => Uint8Array | null;
  readonly loseAccess: () => void;
};
export type FakeProductMedia = ProductMedia & Hands;

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);
const isPicture = (bytes: Uint8Array): boolean => startsWith(bytes, JPEG_START) || startsWith(bytes, PNG_START);

function processed({ filename, bytes }: FakeFile): FileState {
  if (!isPicture(bytes)) return { status: "failed", reason: "not a picture" };
  return { status: "ready", url: `https://cdn.shopify.com/s/files/1/0000/0001/files/${filename}?v=1` };
}

const stateOf = ({ files }: Shelf, gid: MediaGid): FileState => files.get(gid)?.state ?? { status: "gone" };
const byName = ({ files }: Shelf, name: string): FakeFile | undefined =>
  [...files.values()].find(({ filename }) => filename === name);
const without = (media: readonly MediaItem[], gid: MediaGid): readonly MediaItem[] =>
  media.filter(({ mediaGid }) => mediaGid !== gid);

function refusal(shelf: Shelf, { file, product }: Target): "file-gone" | "not-ready" | "product-gone" | null {
  const { status } = stateOf(shelf, file);
  if (status === "gone") return "file-gone";
  if (status !== "ready") return "not-ready";
  return shelf.products.has(product) ? null : "product-gone";
}

function handsOn(shelf: Shelf): Hands {
  return {
    addProduct: (gid, media = []) => shelf.products.set(gid, media),
    removeProduct: (gid) => shelf.products.delete(gid),
    removeFile: (file) => {
      shelf.files.delete(file);
      for (const [gid, media] of shelf.products) shelf.products.set(gid, without(media, file));
    },
    finishProcessing: () => {
      for (const [gid, file] of shelf.files) {
        if (file.state.status === "processing") shelf.files.set(gid, { ...file, state: processed(file) });
      }
    },
    bytesOf: (gid) => shelf.files.get(gid)?.bytes ?? null,
    loseAccess: () => {
      shelf.isAccessLost = true;
    },
  };
}

function filesOf(shelf: Shelf): Pick<ProductMedia, "stageUpload" | "createFile" | "findFile" | "readFile"> {
  return {
    stageUpload: async (shop, { filename, bytes }) => {
      await ask(shelf, shop);
      const resourceUrl = `https://shopify-staged-uploads.storage.googleapis.com/tmp/${shelf.staged.size}/${filename}`;
      shelf.staged.set(resourceUrl, bytes);
      return { resourceUrl };
    },
    createFile: async (shop, { resourceUrl, filename, alt }) => {
      await ask(shelf, shop);
      if (alt.length > MAX_ALT_LENGTH) return { outcome: "refused", reason: "ALT_VALUE_LIMIT_EXCEEDED" };
      if (byName(shelf, filename) !== undefined) return { outcome: "name-taken" };
      shelf.lastNumber += 1;
      const gid = mediaGidSchema.parse(`gid://shopify/MediaImage/${shelf.lastNumber}`);
      const bytes = shelf.staged.get(resourceUrl) ?? new Uint8Array();
      shelf.files.set(gid, { gid, filename, alt, bytes, state: { status: "processing" } });
      return { outcome: "created", fileGid: gid };
    },
    findFile: async (shop, filename) => {
      await ask(shelf, shop);
      const found = byName(shelf, filename);
      return found?.state.status === "ready" ? found.gid : null;
    },
    readFile: async (shop, file) => {
      await ask(shelf, shop);
      return stateOf(shelf, file);
    },
  };
}

function placesOf(shelf: Shelf): Pick<ProductMedia, "readMedia" | "attach" | "detach"> {
  return {
    readMedia: async (shop, product) => {
      await ask(shelf, shop);
      return shelf.products.get(product) ?? null;
    },
    attach: async (shop, file, product) => {
      await ask(shelf, shop);
      const refused = refusal(shelf, { file, product });
      if (refused !== null) return { outcome: refused };
      const media = shelf.products.get(product) ?? [];
      const alt = shelf.files.get(file)?.alt ?? "";
      const isThere = media.some(({ mediaGid }) => mediaGid === file);
      if (!isThere) shelf.products.set(product, [...media, { mediaGid: file, alt }]);
      return { outcome: "attached" };
    },
    detach: async (shop, file, product) => {
      await ask(shelf, shop);
      const refused = refusal(shelf, { file, product });
      if (refused !== null) return { outcome: refused };
      shelf.products.set(product, without(shelf.products.get(product) ?? [], file));
      return { outcome: "detached" };
    },
  };
}

async function ask({ isAccessLost }: Shelf, shop: string): Promise<void> {
  await Promise.resolve();
  if (isAccessLost) throw new ShopAccessLostError(`${shop}'s token is dead`);
}

/** One shop's Files and the pictures on its products, in memory. */
export function fakeProductMedia(): FakeProductMedia {
  const shelf: Shelf = { staged: new Map(), files: new Map(), products: new Map(), lastNumber: 0, isAccessLost: false };
  return { ...handsOn(shelf), ...filesOf(shelf), ...placesOf(shelf) };
}
