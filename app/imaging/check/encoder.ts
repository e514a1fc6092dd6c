import sharp from "sharp";
import { readJpegHeader, type JpegHeader } from "./jpeg-header.ts";
import type { Tables } from "./jpeg-tables.ts";
import type { RgbPicture } from "#app/imaging/pixels/picture.ts";

/** How a file was encoded, as far as we can do the same again. */
export interface Encoder {
  readonly kind: "lossless" | "jpeg" | "other";
  /** libvips' number of a set of base tables. */
  readonly preset: number;
  readonly quality: number;
  readonly sampling: "4:4:4" | "4:2:0";
  /** mozjpeg's trellis, whose choices depend on the whole picture. */
  readonly trellis: boolean;
  /** Encoding the same pixels gives the same file: no trellis, and our tables exactly. */
  readonly exact: boolean;
}

const PRESETS = 9;

/** The encoder of a candidate file: a JPEG's is read from its header, WebP gets a stand-in near its own noise. */
export async function encoderOf(file: Buffer): Promise<Encoder> {
  const header = readJpegHeader(file);
  if (header) return nearestEncoder(header);
  const isWebp = file.toString("latin1", 8, 12) === "WEBP";
  if (isWebp) return { kind: "other", preset: 1, quality: 84, sampling: "4:2:0", trellis: false, exact: false };
  return { kind: "lossless", preset: 0, quality: 100, sampling: "4:4:4", trellis: false, exact: true };
}

/** The tables at quality 50 of each preset, read from files that this encoder writes. */
let baseTables: Promise<readonly Tables[]> | undefined;

function readBaseTables(): Promise<readonly Tables[]> {
  return Promise.all(Array.from({ length: PRESETS }, (_, preset) => tablesOf(preset)));
}

async function tablesOf(quantisationTable: number): Promise<Tables> {
  const file = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } })
    .jpeg({ quality: 50, quantisationTable })
    .toBuffer();
  return readJpegHeader(file) ?? { luma: new Uint16Array(64), chroma: new Uint16Array(64) };
}

async function nearestEncoder(header: JpegHeader): Promise<Encoder> {
  baseTables ??= readBaseTables();
  let best = { preset: 0, quality: 100, distance: Infinity };
  for (const [preset, base] of (await baseTables).entries())
    for (let quality = 100; quality >= 20 && best.distance > 0; quality--) {
      const distance = tableDistance(base, header, quality);
      if (distance < best.distance) best = { preset, quality, distance };
    }
  // mozjpeg's trellis writes progressive scans with its own tables (preset 3) and picks coefficients we cannot predict.
  const trellis = header.progressive && best.preset === 3;
  const { preset, quality, distance } = best;
  return { kind: "jpeg", preset, quality, sampling: header.sampling, trellis, exact: distance < 1e-9 && !trellis };
}

/** Sum of the log ratios between the header's steps and the preset's at this quality (libjpeg's scaling). */
function tableDistance(base: Tables, header: Tables, quality: number): number {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  let distance = 0;
  for (const part of ["luma", "chroma"] as const)
    base[part].forEach((step, k) => {
      const scaled = Math.min(255, Math.max(1, Math.floor((step * scale + 50) / 100)));
      distance += Math.abs(Math.log(scaled / Math.max(1, header[part][k] ?? 1)));
    });
  return distance;
}

/** The picture after one encoding and decoding. */
export async function roundTrip(picture: RgbPicture, encoder: Encoder): Promise<RgbPicture> {
  if (encoder.kind === "lossless") return picture;
  const { width, height } = picture;
  const { trellis } = encoder;
  const file = await sharp(picture.rgb, { raw: { width, height, channels: 3 } })
    .jpeg({
      quality: encoder.quality,
      chromaSubsampling: encoder.sampling,
      quantisationTable: encoder.preset,
      trellisQuantisation: trellis,
      overshootDeringing: trellis,
    })
    .toBuffer();
  return { rgb: await sharp(file).raw().toBuffer(), width, height };
}
