import sharp from "sharp";
import { keptArea } from "#app/imaging/canvas/canvas.ts";
import { drawDifference } from "#app/imaging/check/difference.ts";
import { checkStrictly } from "#app/imaging/check/strict.ts";
import { checkTolerantly } from "#app/imaging/check/tolerant.ts";
import type { Verdict } from "#app/imaging/check/verdict.ts";
import { pasteProduct } from "#app/imaging/composite/composite.ts";
import { renderLayer, type Layer } from "#app/imaging/composite/layer.ts";
import type { Photo } from "#app/imaging/intake/take-in.ts";
import { alphaOf, boxOf, type RgbaPicture, type RgbPicture, type Size } from "#app/imaging/pixels/picture.ts";
import type { PlacedProduct } from "#app/imaging/placement/placed-product.ts";
import { provenanceXmp, type FileProvenance } from "#app/imaging/provenance/xmp.ts";
import { measureRelight, relightPercent, type Relight } from "#app/imaging/relight/relight.ts";
import { readPainted, resizeTo } from "./painted.ts";
import { drawPreview, drawThumbnail } from "./preview.ts";
import { drawReference } from "./reference.ts";

export interface FinishInput {
  readonly photo: Photo;
  readonly cutOut: RgbaPicture;
  /** The model's output, encoded. */
  readonly painted: Uint8Array;
  readonly placed: PlacedProduct;
  readonly provenance: FileProvenance;
}

export interface FinishedShot extends Verdict {
  readonly outcome: "finished";
  readonly relight: Relight;
  /** Mean change of the product's brightness, in percent. */
  readonly relightPercent: number;
  /** The product had to be enlarged past its photo's own detail. */
  readonly upscaled: boolean;
  readonly size: Size;
  readonly finalJpeg: Uint8Array;
  readonly previewJpeg: Uint8Array;
  readonly thumbnailJpeg: Uint8Array;
  readonly differencePng: Uint8Array;
}

export type FinishOutcome = FinishedShot | { readonly outcome: "unusable"; readonly reasons: readonly string[] };

/** Whole colour for every pixel and no trellis: then an unaltered product decodes to exactly what is expected. */
const FINAL_JPEG = { quality: 90, chromaSubsampling: "4:4:4" } as const;

/** Lanczos reaches three target pixels: closer to the outline the cut-out's alpha has a say. */
const COMPARE_INSET_PX = 3;

/** Enlarged by less than this cannot be seen. */
const UPSCALED_FROM = 1.02;

/** Checks the painted picture, puts the product's own pixels over it, and checks the encoded file against the photo. */
export async function finishShot(input: FinishInput): Promise<FinishOutcome> {
  const { placed } = input;
  const painted = await readPainted(input.painted, placed.canvas);
  if (painted.outcome === "unusable") return { outcome: "unusable", reasons: [painted.reason] };
  const onCanvas = await renderLayer(input.cutOut, placed, placed.canvas);
  const raw = checkPainted(onCanvas, painted.picture);
  if (!raw.accepted) return { outcome: "unusable", reasons: raw.reasons };
  const product = keptArea(onCanvas, placed.canvas);
  const relight = await measureRelight({ ...painted.picture, product });
  const room = await resizeTo(painted.picture, placed.finalSize);
  const layer = await renderLayer(input.cutOut, placed, placed.finalSize);
  const final = { ...room, rgb: Uint8Array.from(room.rgb) };
  pasteProduct(final, layer, relight);
  return encodeAndCheck(input, { final, layer, relight });
}

function checkPainted(layer: Layer, painted: RgbPicture): Verdict {
  const { width, height } = painted;
  const given = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height);
  const { box, picture } = layer;
  for (let y = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++) {
      const from = (y * box.width + x) * 4;
      const to = (y + box.top) * width + x + box.left;
      alpha[to] = picture.rgba[from + 3] ?? 0;
      for (let c = 0; c < 3; c++) given[to * 3 + c] = picture.rgba[from + c] ?? 0;
    }
  return checkTolerantly({ given, painted: painted.rgb, alpha, width, height });
}

interface Composed {
  readonly final: RgbPicture;
  readonly layer: Layer;
  readonly relight: Relight;
}

async function encodeAndCheck(input: FinishInput, { final, layer, relight }: Composed): Promise<FinishedShot> {
  const { width, height } = final;
  const size = { width, height };
  const finalJpeg = await sharp(final.rgb, { raw: { width, height, channels: 3 } })
    .withXmp(provenanceXmp(input.provenance))
    .jpeg(FINAL_JPEG)
    .toBuffer();
  const source = boxOf(alphaOf(input.cutOut), input.cutOut) ?? { left: 0, top: 0, ...size };
  const reference = await drawReference({ ...input, source, layer, size, relight });
  const { accepted, score, reasons, compared } = await checkStrictly({
    candidate: finalJpeg,
    reference: reference.rgb,
    mask: reference.mask,
    inset: COMPARE_INSET_PX,
    ...size,
  });
  return {
    outcome: "finished",
    accepted,
    score,
    reasons,
    relight,
    relightPercent: relightPercent(relight, layer.box, size),
    upscaled: layer.scale > UPSCALED_FROM,
    size,
    finalJpeg,
    previewJpeg: await drawPreview(final),
    thumbnailJpeg: await drawThumbnail(final),
    differencePng: await drawDifference(final, compared),
  };
}
