import type { Catalogue } from "./catalogue.ts";
import type { FileRecord, ShopRecord } from "./records.ts";

const CDN_HOST = "cdn.shopify.com";
const FILES_ROOT = "/s/files/1/";
const MS_PER_SECOND = 1000;

export const isCdnAddress = (url: URL): boolean => url.hostname === CDN_HOST && url.pathname.startsWith(FILES_ROOT);

/** `/s/files/1/0070/0000/0001/files/`: the shop's number in groups of four. */
function cdnFolder(shop: ShopRecord): string {
  const groups = String(shop.number).padStart(12, "0").match(/.{4}/g) ?? [];
  return `${FILES_ROOT}${groups.join("/")}/files/`;
}

/** The public address; `v` is the second in which the file became ready. */
export function cdnAddress(shop: ShopRecord, file: FileRecord): string {
  const second = Math.floor(file.settlesAt / MS_PER_SECOND);
  return `https://${CDN_HOST}${cdnFolder(shop)}${encodeURIComponent(file.filename)}?v=${second}`;
}

export function fileByCdnPath(catalogue: Catalogue, pathname: string): FileRecord | null {
  const shop = catalogue.world().shops.find((candidate) => pathname.startsWith(cdnFolder(candidate)));
  const name = pathname.split("/").at(-1);
  return shop?.files.find(({ filename }) => encodeURIComponent(filename) === name) ?? null;
}
