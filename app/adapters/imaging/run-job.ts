import { cutOut } from "#app/imaging/cutout/cut-out.ts";
import { drawModelInput } from "#app/imaging/canvas/canvas.ts";
import { finishShot, type FinishOutcome } from "#app/imaging/finish/finish-shot.ts";
import { takeIn } from "#app/imaging/intake/take-in.ts";
import { alphaOf, boxOf, decodeRgba, encodeRgbaPng } from "#app/imaging/pixels/picture.ts";
import { place } from "#app/imaging/placement/place.ts";
import { cornersOf } from "#app/imaging/placement/quad.ts";
import { PictureWorkFailedError } from "./errors.ts";
import type { PictureAnswer, PictureAnswers, PictureJob } from "./jobs.ts";
import { readPlacement, writePlacement } from "./placement-record.ts";

/** Does one job, in the calling thread. */
export function runJob(job: PictureJob): Promise<PictureAnswer> {
  switch (job.kind) {
    case "cut-out":
      return makeCutOut(job.photo);
    case "canvas":
      return makeCanvas(job);
    case "finish":
      return finish(job);
  }
}

async function makeCutOut(photo: Uint8Array): Promise<PictureAnswers["cut-out"]> {
  const intake = await takeIn(photo);
  if (intake.outcome === "refused") return intake;
  const found = cutOut(intake.photo);
  if (boxOf(alphaOf(found), found) === null) return { outcome: "refused", reason: "no-product" };
  const { width, height, box, confidence, confident, reasons } = found;
  const png = await encodeRgbaPng(found);
  return { outcome: "cut-out", picture: { png, width, height, box, confidence, confident, reasons } };
}

type CanvasJob = Extract<PictureJob, { kind: "canvas" }>;

async function makeCanvas({ cutOut: png, request }: CanvasJob): Promise<PictureAnswers["canvas"]> {
  const picture = await decodeRgba(png);
  const cutOutBox = boxOf(alphaOf(picture), picture);
  if (!cutOutBox) throw new PictureWorkFailedError("The cut-out is empty: there is nothing to place.");
  const placed = place({ ...request, cutOutBox, corners: cornersOf(picture) });
  const { canvasPng, maskPng } = await drawModelInput(picture, placed);
  return { canvas: canvasPng, mask: maskPng, placement: writePlacement(placed) };
}

type FinishJob = Extract<PictureJob, { kind: "finish" }>;

async function finish(job: FinishJob): Promise<PictureAnswers["finish"]> {
  const intake = await takeIn(job.photo);
  if (intake.outcome === "refused")
    throw new PictureWorkFailedError(`The photo was taken in before and is now refused: ${intake.reason}.`);
  const finished = await finishShot({
    photo: intake.photo,
    cutOut: await decodeRgba(job.cutOut),
    painted: job.painted,
    placed: readPlacement(job.placement),
    provenance: job.provenance,
  });
  return toAnswer(finished);
}

function toAnswer(finished: FinishOutcome): PictureAnswers["finish"] {
  if (finished.outcome === "unusable") return finished;
  const { accepted, score, reasons, relightPercent, upscaled, size } = finished;
  return {
    outcome: "finished",
    verdict: { accepted, score, reasons, relightPercent, enlarged: upscaled },
    pictures: {
      final: finished.finalJpeg,
      preview: finished.previewJpeg,
      thumbnail: finished.thumbnailJpeg,
      difference: finished.differencePng,
      width: size.width,
      height: size.height,
    },
  };
}
