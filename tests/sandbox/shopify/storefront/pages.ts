import { cdnAddress } from "#tests/sandbox/shopify/catalogue/cdn-address.ts";
import { isReady } from "#tests/sandbox/shopify/catalogue/lifecycle.ts";
import type { FileRecord, ProductRecord, ShopRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import { STYLESHEET } from "./stylesheet.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

function layout(title: string, shopName: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLESHEET}</style>
</head>
<body>
<header><a href="/">${escaped(shopName)}</a></header>
<main>
${body}
</main>
</body>
</html>`;
}

const PAGE_WIDTH_PX = 1100;
const CARD_WIDTH_PX = 400;

function picture(shop: ShopRecord, file: FileRecord, { alt, width }: { alt: string; width: number }): string {
  const address = escaped(`${cdnAddress(shop, file)}&width=${width}`);
  const size = file.outcome.state === "picture" ? ` width="${file.outcome.width}" height="${file.outcome.height}"` : "";
  return `<img src="${address}" alt="${escaped(alt)}"${size} data-media-id="${escaped(file.id)}">`;
}

type Shelf = { readonly shop: ShopRecord; readonly now: number };

function readyPictures({ shop, now }: Shelf, { mediaIds }: ProductRecord): FileRecord[] {
  const files = mediaIds.map((id) => shop.files.find((file) => file.id === id)).filter((file) => file !== undefined);
  return files.filter((file) => file.kind === "MediaImage" && isReady(file, now));
}

const priceOf = ({ variants }: ProductRecord): string => `$${variants[0]?.price ?? "0.00"}`;

export function productPage({ shop, product, now }: Shelf & { readonly product: ProductRecord }): string {
  const pictures = readyPictures({ shop, now }, product);
  const items = pictures.map(
    (file) => `<li>${picture(shop, file, { alt: file.alt || product.title, width: PAGE_WIDTH_PX })}</li>`,
  );
  const body = `<article class="product">
<ul class="gallery" aria-label="Product pictures">
${items.join("\n")}
</ul>
<div class="facts">
<p class="vendor">${escaped(product.vendor)}</p>
<h1>${escaped(product.title)}</h1>
<p class="price">${priceOf(product)}</p>
<button type="button">Add to cart</button>
<div class="description">${product.descriptionHtml}</div>
</div>
</article>`;
  return layout(`${product.title} – ${shop.name}`, shop.name, body);
}

function card(shelf: Shelf, product: ProductRecord): string {
  const [first] = readyPictures(shelf, product);
  const image =
    first === undefined
      ? '<div class="no-picture"></div>'
      : picture(shelf.shop, first, { alt: first.alt || product.title, width: CARD_WIDTH_PX });
  return `<li><a href="/products/${encodeURIComponent(product.handle)}">${image}<span>${escaped(product.title)}</span></a> <span class="price">${priceOf(product)}</span></li>`;
}

export function listingPage(shelf: Shelf): string {
  const products = shelf.shop.products.filter(({ status }) => status === "ACTIVE");
  const body = `<h1>All products</h1>\n<ul class="cards">\n${products.map((product) => card(shelf, product)).join("\n")}\n</ul>`;
  return layout(shelf.shop.name, shelf.shop.name, body);
}

export const missingPage = (): string => layout("Page not found", "Store", "<h1>Page not found</h1>");
