import sharp from "sharp";
import type { Catalogue } from "./catalogue.ts";
import { fileByCdnPath, isCdnAddress } from "./cdn-address.ts";

const DEFAULT_STAND_IN = { width: 1200, height: 800 };
const MAX_STAND_IN_EDGE = 5000;

/** The bytes behind an address that a mutation names; `null` when nothing can be downloaded from it. */
export async function readSource(catalogue: Catalogue, address: string): Promise<Buffer | null> {
  const staged = catalogue.world().staged.find(({ resourceUrl }) => resourceUrl === address);
  if (staged !== undefined) return staged.sha256 === null ? null : catalogue.blobs.find(staged.sha256);
  const url = URL.parse(address);
  if (url === null) return null;
  if (isCdnAddress(url)) return readCdn(catalogue, url);
  return catalogue.unknowns.foreignPictures === "stand-in" ? standIn(url) : null;
}

async function readCdn(catalogue: Catalogue, url: URL): Promise<Buffer | null> {
  const outcome = fileByCdnPath(catalogue, url.pathname)?.outcome;
  if (outcome?.state !== "picture" && outcome?.state !== "document") return null;
  return catalogue.blobs.find(outcome.sha256);
}

/** Nothing leaves this machine, so a foreign picture is a grey one, of the size its address speaks of. */
async function standIn(url: URL): Promise<Buffer> {
  const size = /(?<width>\d{2,4})x(?<height>\d{2,4})/.exec(url.href)?.groups;
  const edge = (text: string | undefined, otherwise: number) => Math.min(Number(text ?? otherwise), MAX_STAND_IN_EDGE);
  const width = edge(size?.["width"], DEFAULT_STAND_IN.width);
  const height = edge(size?.["height"], DEFAULT_STAND_IN.height);
  const picture = sharp({ create: { width, height, channels: 3, background: "#c8c8c8" } });
  return /\.jpe?g$/i.test(url.pathname) ? picture.jpeg().toBuffer() : picture.png().toBuffer();
}
