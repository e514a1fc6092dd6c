import { randomUUID } from "node:crypto";

import { giveCredits } from "#app/core/billing/adjust-credits.ts";
import type { CatalogProduct } from "#app/core/catalog/ports.ts";
import { mediaGidSchema, productGidSchema, shopDomainSchema, type ShotId } from "#app/core/ids.ts";
import type { Publication } from "#app/core/publication/publication.ts";
import { approveShot } from "#app/core/review/review-shot.ts";
import { requestRun } from "#app/core/run/request-run.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { welcomeShop } from "#app/core/shop/welcome-shop.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import type { TestPorts } from "./test-ports.ts";

let lastNumber = 0;

/** A shop that somebody has opened the app in, with the free credits or more. */
export async function aShop(ports: TestPorts, overrides: { readonly credits?: number } = {}): Promise<Merchant> {
  lastNumber += 1;
  const shop = shopDomainSchema.parse(`shop-${lastNumber}.myshopify.com`);
  const shopId = await welcomeShop(ports, shop);
  const { left } = await ports.records.ledger.balance(shopId, "unlocked");
  const more = (overrides.credits ?? left) - left;
  if (more > 0) await giveCredits(ports, { shop, credits: more, reason: "for a test" });
  return { shopId, shop, userId: "4711" };
}

/** A product as Shopify would tell it, known to nobody yet. */
export function aProduct(overrides: Partial<CatalogProduct> = {}): CatalogProduct {
  lastNumber += 1;
  const number = lastNumber;
  return {
    gid: productGidSchema.parse(`gid://shopify/Product/${number}`),
    title: `Oak chair ${number}`,
    handle: `oak-chair-${number}`,
    productType: "Chair",
    status: "ACTIVE",
    photos: [aPhoto()],
    metafields: [],
    description: "",
    storeUrl: null,
    ...overrides,
  };
}

export function aPhoto(overrides: Partial<CatalogProduct["photos"][number]> = {}): CatalogProduct["photos"][number] {
  lastNumber += 1;
  const number = 1_000_000 + lastNumber;
  return {
    mediaGid: mediaGidSchema.parse(`gid://shopify/MediaImage/${number}`),
    url: `https://cdn.shopify.com/s/files/1/${number}.jpg`,
    alt: "",
    width: 1600,
    height: 1600,
    ...overrides,
  };
}

/** Puts a product into the shop: in its catalogue, with its photos on the CDN. */
export function stock(ports: TestPorts, { shop }: Merchant, product: CatalogProduct = aProduct()): CatalogProduct {
  ports.catalogue.put(shop, product);
  for (const { url } of product.photos) ports.photos.photos.set(url, new TextEncoder().encode(url));
  const media = product.photos.map(({ mediaGid, alt }) => ({ mediaGid, alt }));
  ports.productMedia.addProduct(product.gid, media);
  return product;
}

/** A run over as many new products; its shots in order. */
export async function aRun(ports: TestPorts, merchant: Merchant, products = 1): Promise<readonly Shot[]> {
  const gids = Array.from({ length: products }, () => stock(ports, merchant).gid);
  const request = { products: gids, styleKey: "japandi-bedroom", requestKey: randomUUID() } as const;
  const outcome = await requestRun(ports, merchant, request);
  if (outcome.outcome !== "requested") throw new TypeError(`The run was not requested but ${outcome.outcome}.`);
  return ports.records.shots.ofRun(merchant.shopId, outcome.runId);
}

export async function shotOf(ports: TestPorts, merchant: Merchant, id: ShotId): Promise<Shot> {
  const shot = await ports.records.shots.find(merchant.shopId, id);
  if (shot === null) throw new TypeError(`Shot ${id} is not there.`);
  return shot;
}

/** A shot of a new product, worked off until it stands still: the painter has it. */
export async function aPaintingShot(ports: TestPorts, merchant: Merchant): Promise<Shot> {
  const [shot] = await aRun(ports, merchant);
  if (shot === undefined) throw new TypeError("The run has no shot.");
  await ports.settle();
  return shotOf(ports, merchant, shot.id);
}

/** Every running prediction succeeds, and we notice by asking. */
export async function paintAll(ports: TestPorts): Promise<void> {
  for (const { id, state } of ports.imageModel.predictions.values()) {
    if (state.status === "running") ports.imageModel.succeed(id, new TextEncoder().encode(`painted ${id}`));
  }
  await ports.pass(15_000);
}

export async function aReadyShot(ports: TestPorts, merchant: Merchant): Promise<Shot> {
  const { id } = await aPaintingShot(ports, merchant);
  await paintAll(ports);
  return shotOf(ports, merchant, id);
}

/** A ready shot that was approved; nothing of its publication has been worked yet. */
export async function anApprovedShot(ports: TestPorts, merchant: Merchant): Promise<Shot> {
  const shot = await aReadyShot(ports, merchant);
  await approveShot(ports, merchant, shot.id);
  return shot;
}

/** A shot on its product, all the way. */
export async function aPublishedShot(ports: TestPorts, merchant: Merchant): Promise<Shot> {
  const shot = await anApprovedShot(ports, merchant);
  await ports.settle();
  ports.productMedia.finishProcessing();
  await ports.pass(1_000);
  return shot;
}

export async function publicationOf(ports: TestPorts, shot: Pick<Shot, "shopId" | "id">): Promise<Publication> {
  const publication = await ports.records.publications.ofShot(shot.shopId, shot.id);
  if (publication === null) throw new TypeError(`Shot ${shot.id} has no publication.`);
  return publication;
}
