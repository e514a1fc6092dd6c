import { floatAt } from "#app/imaging/pixels/access.ts";
import { cropPlane, type Box, type RgbPicture } from "#app/imaging/pixels/picture.ts";
import { regions } from "#app/imaging/pixels/region.ts";
import type { Cells } from "./cells.ts";
import type { Ground } from "./ground.ts";

/** The part of the photo around the product; all costly work is done in it. */
export interface CloseUp {
  readonly photo: RgbPicture;
  readonly cells: Cells;
  readonly ground: Ground;
  /** Where it lies in the whole photo, in pixels. */
  readonly box: Box;
}

/** Cells kept around whatever stands out: soft shadow and the ground beside it. */
const MARGIN = 24;

/** Fewer cells than this that stand out are noise. */
const FEWEST_CELLS = 10;

/** Crops photo, cells and ground to what stands out from the ground. */
export function closeUp(photo: RgbPicture, cells: Cells, ground: Ground): CloseUp {
  const inCells = boxOfInterest(cells, ground);
  const { side } = cells;
  const left = inCells.left * side;
  const top = inCells.top * side;
  const box = {
    left,
    top,
    width: Math.min(photo.width, left + inCells.width * side) - left,
    height: Math.min(photo.height, top + inCells.height * side) - top,
  };
  const floats = (plane: Float32Array, channels: number) =>
    cropFloats(plane, { width: cells.width, channels }, inCells);
  return {
    box,
    photo: {
      rgb: cropPlane(photo.rgb, { width: photo.width, channels: 3 }, box),
      width: box.width,
      height: box.height,
    },
    cells: {
      ...cells,
      width: inCells.width,
      height: inCells.height,
      colour: floats(cells.colour, 3),
      darkest: floats(cells.darkest, 1),
    },
    ground: {
      ...ground,
      colour: floats(ground.colour, 3),
      distance: floats(ground.distance, 1),
      reached: cropPlane(ground.reached, { width: cells.width, channels: 1 }, inCells),
    },
  };
}

function boxOfInterest(cells: Cells, { distance, reached, threshold }: Ground): Box {
  const standsOut = (i: number) => !reached[i] && floatAt(distance, i) > threshold;
  let left = cells.width;
  let top = cells.height;
  let right = -1;
  let bottom = -1;
  for (const region of regions(cells, standsOut)) {
    if (region.length < FEWEST_CELLS) continue;
    for (const cell of region) {
      const x = cell % cells.width;
      const y = Math.floor(cell / cells.width);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) return { left: 0, top: 0, width: cells.width, height: cells.height };
  left = Math.max(0, left - MARGIN);
  top = Math.max(0, top - MARGIN);
  return {
    left,
    top,
    width: Math.min(cells.width, right + MARGIN + 1) - left,
    height: Math.min(cells.height, bottom + MARGIN + 1) - top,
  };
}

function cropFloats(plane: Float32Array, from: { width: number; channels: number }, box: Box): Float32Array {
  const row = box.width * from.channels;
  const out = new Float32Array(row * box.height);
  for (let y = 0; y < box.height; y++) {
    const start = ((y + box.top) * from.width + box.left) * from.channels;
    out.set(plane.subarray(start, start + row), y * row);
  }
  return out;
}
