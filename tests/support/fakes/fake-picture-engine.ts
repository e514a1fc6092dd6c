import type { FinishVerdict, PhotoRefusal, PictureEngine } from "#app/core/shot/ports.ts";

type Finished = Awaited<ReturnType<PictureEngine["finish"]>>;

export type FakePictureEngine = PictureEngine & {
  /** Photos that were cut out, in order. */
  readonly cutOuts: Uint8Array[];
  readonly placed: Parameters<PictureEngine["prepareCanvas"]>[1][];
  readonly finishes: Parameters<PictureEngine["finish"]>[0][];
  refuseNextPhoto: (reason: PhotoRefusal) => void;
  /** The next painted picture fails the check. */
  rejectNext: (reasons: readonly string[]) => void;
  /** The next painted picture cannot be used at all. */
  spoilNext: (reasons: readonly string[]) => void;
  failNext: (error: Error) => void;
};

const JPEG_START = [0xff, 0xd8];
const ACCEPTED: FinishVerdict = {
  accepted: true,
  score: 97.4,
  reasons: [],
  relightPercent: -2.5,
  enlarged: false,
};

function bytesOf(text: string, start: readonly number[] = []): Uint8Array {
  return Uint8Array.from([...start, ...new TextEncoder().encode(text)]);
}

/** Pictures are words; what the check finds is what the test told it to find. */
export function fakePictureEngine(): FakePictureEngine {
  const refusals: PhotoRefusal[] = [];
  const verdicts: Finished[] = [];
  const errors: Error[] = [];
  const engine: FakePictureEngine = {
    cutOuts: [],
    placed: [],
    finishes: [],
    refuseNextPhoto: (reason) => void refusals.push(reason),
    rejectNext: (reasons) => void verdicts.push(finished({ ...ACCEPTED, accepted: false, score: 41, reasons })),
    spoilNext: (reasons) => void verdicts.push({ outcome: "unusable", reasons }),
    failNext: (error) => void errors.push(error),
    cutOut: async (photo) => {
      await stumble(errors);
      engine.cutOuts.push(photo);
      const reason = refusals.shift();
      return reason === undefined ? { outcome: "cut-out", picture: aCutOutPicture() } : { outcome: "refused", reason };
    },
    prepareCanvas: async (_, request) => {
      await stumble(errors);
      engine.placed.push(request);
      return { canvas: bytesOf("canvas"), mask: bytesOf("mask"), placement: aPlacement(request) };
    },
    finish: async (request) => {
      await stumble(errors);
      engine.finishes.push(request);
      return verdicts.shift() ?? finished(ACCEPTED);
    },
  };
  return engine;
}

async function stumble(errors: Error[]): Promise<void> {
  await Promise.resolve();
  const error = errors.shift();
  if (error !== undefined) throw error;
}

function finished(verdict: FinishVerdict): Finished {
  return {
    outcome: "finished",
    verdict,
    pictures: {
      final: bytesOf("final", JPEG_START),
      preview: bytesOf("preview", JPEG_START),
      thumbnail: bytesOf("thumbnail", JPEG_START),
      difference: bytesOf("difference"),
      width: 2048,
      height: 2048,
    },
  };
}

function aCutOutPicture() {
  return {
    png: bytesOf("cut-out"),
    width: 800,
    height: 600,
    box: { left: 10, top: 10, width: 700, height: 500 },
    confidence: 0.93,
    confident: true,
    reasons: [],
  };
}

function aPlacement({ surface, canvas, finalLongSide }: Parameters<PictureEngine["prepareCanvas"]>[1]) {
  return {
    surface,
    canvas,
    finalSize: { width: finalLongSide, height: finalLongSide },
    box: { left: 200, top: 300, width: 400, height: 500 },
    pixelsPerCm: 5,
  };
}
