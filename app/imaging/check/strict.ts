import { cropPlane, decodeRgb, type Box, type RgbPicture, type Size } from "#app/imaging/pixels/picture.ts";
import { byteAt } from "#app/imaging/pixels/access.ts";
import { sumBlocks, type Compared } from "./blocks.ts";
import { coreOf } from "./core.ts";
import { encoderOf, roundTrip, type Encoder } from "./encoder.ts";
import { fitChange } from "./fit.ts";
import { judgeStrict, type StrictMetrics } from "./strict-limits.ts";
import { verdictOf, type Verdict } from "./verdict.ts";
import { scanWindows } from "./windows.ts";

export interface StrictInput extends Size {
  /** The file to judge, encoded. */
  readonly candidate: Buffer;
  /** What the product's pixels should be, relit already; three bytes a pixel. */
  readonly reference: Uint8Array;
  /** The product's alpha, one byte a pixel. */
  readonly mask: Uint8Array;
  /** How far inside the outline comparison begins, in pixels. */
  readonly inset: number;
}

export interface StrictResult extends Verdict {
  readonly metrics: StrictMetrics | null;
  /** What was compared, for a difference picture; null when nothing could be. */
  readonly compared: (Compared & { readonly box: Box }) | null;
}

/**
 * Judges an encoded file: the reference's product is put into the file's own surroundings and encoded the same way;
 * whatever then still differs was altered.
 */
export async function checkStrictly(input: StrictInput): Promise<StrictResult> {
  const decoded = await decodeRgb(input.candidate);
  if (decoded.width !== input.width || decoded.height !== input.height) return refused("the pictures differ in size");
  const box = boxOnGrid(input);
  if (!box) return refused("nothing of the product is in the picture");
  const encoder = await encoderOf(input.candidate);
  const { thin, ...compared } = await predict(input, { decoded, box, encoder });
  const expected = encoder.kind === "other" ? { floor: 0.6, share: 2 } : { floor: 0.1, share: 0.15 };
  const sums = sumBlocks(compared);
  const metrics = {
    exact: encoder.exact,
    thin,
    inner: scanWindows(sums, expected, "inner"),
    all: scanWindows(sums, expected, "all"),
    change: fitChange(compared),
  };
  return { ...verdictOf(judgeStrict(metrics)), metrics, compared: { ...compared, box } };
}

function refused(reason: string): StrictResult {
  return { accepted: false, score: 0, reasons: [reason], metrics: null, compared: null };
}

interface Prediction {
  readonly decoded: RgbPicture;
  readonly box: Box;
  readonly encoder: Encoder;
}

async function predict(
  input: StrictInput,
  { decoded, box, encoder }: Prediction,
): Promise<Compared & { thin: boolean }> {
  const candidate = cropPlane(decoded.rgb, { width: input.width, channels: 3 }, box);
  const wanted = cropPlane(input.reference, { width: input.width, channels: 3 }, box);
  const { used, thin } = coreOf(cropPlane(input.mask, { width: input.width, channels: 1 }, box), box, input.inset);
  const mixed = Uint8Array.from(candidate);
  used.forEach((set, i) => {
    if (set) for (let c = 0; c < 3; c++) mixed[i * 3 + c] = byteAt(wanted, i * 3 + c);
  });
  const { width, height } = box;
  const { rgb } = await roundTrip({ rgb: mixed, width, height }, encoder);
  return { candidate, predicted: rgb, wanted, used, width, height, thin };
}

/** Around the product with 16 px to spare, on the 16-pixel grid that JPEG's blocks begin on. */
function boxOnGrid({ mask, width, height }: StrictInput): Box | null {
  let left = width;
  let top = height;
  let right = -1;
  let bottom = -1;
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (byteAt(mask, i) <= 127) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  if (right < 0) return null;
  const start = { left: Math.max(0, left - 16) & ~15, top: Math.max(0, top - 16) & ~15 };
  return {
    ...start,
    width: Math.min(width, (right + 32) & ~15) - start.left,
    height: Math.min(height, (bottom + 32) & ~15) - start.top,
  };
}
