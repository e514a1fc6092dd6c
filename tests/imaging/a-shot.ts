import sharp from "sharp";
import { cutOut } from "#app/imaging/cutout/cut-out.ts";
import { drawModelInput } from "#app/imaging/canvas/canvas.ts";
import type { FinishInput } from "#app/imaging/finish/finish-shot.ts";
import type { PlacementInput } from "#app/imaging/placement/placed-product.ts";
import { place } from "#app/imaging/placement/place.ts";
import { cornersOf } from "#app/imaging/placement/quad.ts";
import { aPhoto, type Drawing } from "#tests/imaging/a-photo.ts";

export const PROVENANCE = { model: "painter/one", promptVersion: "3", seed: 7 };

/** A photo cut out and placed, with what the model would get. */
export async function aPreparedShot(drawing: Drawing, over: Partial<PlacementInput> = {}) {
  const { photo, file } = await aPhoto({ side: 560, ...drawing });
  const found = cutOut(photo);
  const placed = place({
    surface: "floor",
    heightCm: 120,
    widthCm: 110,
    cutOutBox: found.box,
    corners: cornersOf(found),
    canvas: { width: 512, height: 512 },
    finalLongSide: 1024,
    ...over,
  });
  return { photo, file, found, placed, ...(await drawModelInput(found, placed)) };
}

/** A painter that keeps to its mask: a wall and a floor everywhere white, the canvas where black. */
export async function paintRoom(shot: { canvasPng: Uint8Array; maskPng: Uint8Array }): Promise<Buffer> {
  const canvas = await sharp(shot.canvasPng).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const mask = await sharp(shot.maskPng).extractChannel(0).raw().toBuffer();
  const { width, height } = canvas.info;
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    const shade = 0.85 + (0.3 * (i % width)) / width;
    const wall = Math.floor(i / width) < height * 0.68;
    const colour = wall ? [205, 198, 184] : [150, 112, 76];
    for (let c = 0; c < 3; c++) canvas.data[i * 3 + c] = Math.min(255, (colour[c] ?? 0) * shade);
  }
  return sharp(canvas.data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** Everything `finishShot` needs, painted by a faithful painter. */
export async function aPaintedShot(drawing: Drawing, over: Partial<PlacementInput> = {}): Promise<FinishInput> {
  const shot = await aPreparedShot(drawing, over);
  return {
    photo: shot.photo,
    cutOut: shot.found,
    painted: await paintRoom(shot),
    placed: shot.placed,
    provenance: PROVENANCE,
  };
}
