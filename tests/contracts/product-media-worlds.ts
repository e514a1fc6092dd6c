import { adminClient } from "#app/adapters/shopify/admin-client.ts";
import { shopifyProductMedia } from "#app/adapters/shopify/product-media.ts";
import { type MediaGid, type ProductGid, productGidSchema, shopDomainSchema } from "#app/core/ids.ts";
import type { ProductMedia } from "#app/core/publication/ports.ts";
import { addFile, deleteFile } from "#tests/sandbox/shopify/catalogue/files.ts";
import { addProduct, attachMedia, deleteProduct } from "#tests/sandbox/shopify/catalogue/products.ts";
import type { Unknowns } from "#tests/sandbox/shopify/catalogue/unknowns.ts";
import { fakeProductMedia } from "#tests/support/fakes/fake-product-media.ts";
import { SANDBOX_APP, startSandboxShopify } from "#tests/support/sandbox-shopify.ts";

/** Product media together with the merchant's hands and Shopify's clock. */
export type ProductMediaWorld = {
  readonly media: ProductMedia;
  /** A product with that many pictures of the merchant's. */
  readonly addProduct: (pictures: number) => Promise<ProductGid>;
  readonly deleteProduct: (gid: ProductGid) => Promise<void>;
  readonly deleteFile: (gid: MediaGid) => Promise<void>;
  /** Ends when Shopify has looked at everything that was uploaded. */
  readonly processed: () => Promise<void>;
  readonly loseAccess: () => void;
  readonly close: () => Promise<void>;
};

function fakeWorld(): ProductMediaWorld {
  const media = fakeProductMedia();
  let lastNumber = 1_000_000;
  const aPicture = () => {
    lastNumber += 1;
    return { mediaGid: `gid://shopify/MediaImage/${lastNumber}`, alt: `Picture ${lastNumber}` };
  };
  const soon = async (work: () => void): Promise<void> => {
    await Promise.resolve();
    work();
  };
  return {
    media,
    addProduct: async (pictures) => {
      await Promise.resolve();
      lastNumber += 1;
      const gid = productGidSchema.parse(`gid://shopify/Product/${lastNumber}`);
      media.addProduct(gid, Array.from({ length: pictures }, aPicture));
      return gid;
    },
    deleteProduct: (gid) =>
      soon(() => {
        media.removeProduct(gid);
      }),
    deleteFile: (gid) =>
      soon(() => {
        media.removeFile(gid);
      }),
    processed: () => soon(media.finishProcessing),
    loseAccess: media.loseAccess,
    close: () => Promise.resolve(),
  };
}

const SHOP = shopDomainSchema.parse("demo-store.myshopify.com");

/** The adapter, over HTTP, on the sandbox's Shopify. */
async function sandboxWorld(unknowns: Partial<Unknowns> = {}): Promise<ProductMediaWorld> {
  const shopify = await startSandboxShopify({ unknowns });
  const { catalogue: store, identity } = shopify;
  const client = adminClient({ ...SANDBOX_APP, tokens: shopify.tokens, fetch: shopify.fetch });
  const owner = store.getShop(SHOP);
  return {
    media: shopifyProductMedia({ client, fetch: shopify.fetch }),
    addProduct: async (pictures) => {
      const product = addProduct(store, owner, { title: "Oak chair" });
      for (let number = 1; number <= pictures; number += 1) {
        const originalSource = `https://pictures.example/${product.handle}-${number}.jpg`;
        const picture = addFile(store, owner, { kind: "MediaImage", originalSource, alt: `Picture ${number}` });
        attachMedia(store, product, picture.id);
      }
      if (pictures > 0) await shopify.processed();
      return productGidSchema.parse(product.id);
    },
    deleteProduct: async (gid) => {
      await Promise.resolve();
      deleteProduct(store, owner, gid);
    },
    deleteFile: async (gid) => {
      await Promise.resolve();
      deleteFile(store, owner, gid);
    },
    processed: shopify.processed,
    loseAccess: () => {
      identity.tokens.expire(SHOP, "all");
    },
    close: shopify.close,
  };
}

export const PRODUCT_MEDIA_WORLDS: readonly (readonly [string, () => Promise<ProductMediaWorld>])[] = [
  ["a fake", () => Promise.resolve(fakeWorld())],
  ["Shopify, in the sandbox", () => sandboxWorld()],
  ["a Shopify that checks references first", () => sandboxWorld({ notReadyAgainstReferences: "references-win" })],
];
