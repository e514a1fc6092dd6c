import sharp from "sharp";
import type { PlacedProduct } from "#app/imaging/placement/placed-product.ts";
import type { Quad } from "#app/imaging/placement/quad.ts";
import { boxOf, alphaOf, cropPlane, type Box, type RgbaPicture, type Size } from "#app/imaging/pixels/picture.ts";
import { warp } from "./warp.ts";

/** The product at a picture's size: its pixels and the box they fill, which lies inside the picture. */
export interface Layer {
  readonly picture: RgbaPicture;
  readonly box: Box;
  /** Layer pixels over photo pixels, along the product's height; above 1 the product was enlarged. */
  readonly scale: number;
}

/** Resamples the cut-out once, straight to its place in a picture of this size. */
export async function renderLayer(cutOut: RgbaPicture, placed: PlacedProduct, size: Size): Promise<Layer> {
  const zoom = size.height / placed.canvas.height;
  const source = boxOf(alphaOf(cutOut), cutOut) ?? { left: 0, top: 0, width: cutOut.width, height: cutOut.height };
  return renderPart({ picture: cutOut, source, placed, zoom, size });
}

export interface Part {
  readonly picture: RgbaPicture;
  /** The product's box in `picture`. */
  readonly source: Box;
  readonly placed: PlacedProduct;
  /** Target pixels per canvas pixel. */
  readonly zoom: number;
  readonly size: Size;
}

/** As `renderLayer`, for a picture whose product box is known already. */
export async function renderPart({ picture, source, placed, zoom, size }: Part): Promise<Layer> {
  const wanted = zoomed(placed.box, zoom);
  const drawn = placed.flat
    ? flatten(picture, placed.flat, { box: wanted, zoom })
    : await upright(picture, source, wanted);
  const scale = placed.flat ? flatScale(placed.flat, zoom) : wanted.height / source.height;
  return { ...clip(drawn, wanted, size), scale };
}

function zoomed({ left, top, width, height }: Box, zoom: number): Box {
  return {
    left: Math.round(left * zoom),
    top: Math.round(top * zoom),
    width: Math.max(1, Math.round(width * zoom)),
    height: Math.max(1, Math.round(height * zoom)),
  };
}

async function upright(picture: RgbaPicture, source: Box, { width, height }: Size): Promise<RgbaPicture> {
  const { data } = await sharp(picture.rgba, { raw: { width: picture.width, height: picture.height, channels: 4 } })
    .extract({ left: source.left, top: source.top, width: source.width, height: source.height })
    .resize(width, height, { fit: "fill", kernel: "lanczos3" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { rgba: data, width, height };
}

function flatten(
  picture: RgbaPicture,
  flat: { source: Quad; target: Quad },
  at: { box: Box; zoom: number },
): RgbaPicture {
  const [a, b, c, d] = flat.target;
  const scale = ([x, y]: Quad[0]): Quad[0] => [x * at.zoom, y * at.zoom];
  return warp(picture, { source: flat.source, target: [scale(a), scale(b), scale(c), scale(d)], box: at.box });
}

function flatScale({ source, target }: { source: Quad; target: Quad }, zoom: number): number {
  const near = (quad: Quad) => Math.hypot(quad[2][0] - quad[3][0], quad[2][1] - quad[3][1]);
  return (near(target) * zoom) / near(source);
}

/** Cuts off what lies outside the picture. */
function clip(drawn: RgbaPicture, at: Box, size: Size): Pick<Layer, "picture" | "box"> {
  const left = Math.max(0, at.left);
  const top = Math.max(0, at.top);
  const width = Math.min(size.width, at.left + at.width) - left;
  const height = Math.min(size.height, at.top + at.height) - top;
  const box = { left, top, width, height };
  if (width === at.width && height === at.height) return { picture: drawn, box };
  const inside = { left: left - at.left, top: top - at.top, width, height };
  return { picture: { rgba: cropPlane(drawn.rgba, { width: drawn.width, channels: 4 }, inside), width, height }, box };
}
