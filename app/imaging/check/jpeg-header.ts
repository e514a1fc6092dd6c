import { readTables, type Tables } from "./jpeg-tables.ts";

/** What a JPEG's header says about its encoder. */
export interface JpegHeader extends Tables {
  readonly sampling: "4:4:4" | "4:2:0";
  readonly progressive: boolean;
}

const BARE_MARKERS = new Set([0x01, ...Array.from({ length: 8 }, (_, k) => 0xd0 + k)]);
const NOT_FRAMES = new Set([0xc4, 0xc8, 0xcc]);
const QUANTISATION = 0xdb;

/** Reads quantisation tables, chroma sampling and scan kind of a JPEG; null for any other file. */
export function readJpegHeader(file: Buffer): JpegHeader | null {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return null;
  const tables = new Map<number, Uint16Array>();
  for (let at = 2; at + 4 <= file.length;) {
    if (file[at] !== 0xff) return null;
    const marker = file.readUInt8(at + 1);
    if (marker === 0xff || BARE_MARKERS.has(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const body = file.subarray(at + 4, at + 2 + file.readUInt16BE(at + 2));
    if (marker === QUANTISATION) readTables(body, tables);
    else if (isFrame(marker)) return readFrame(body, tables, marker === 0xc2);
    at += 4 + body.length;
  }
  return null;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !NOT_FRAMES.has(marker);
}

function readFrame(body: Buffer, tables: Map<number, Uint16Array>, progressive: boolean): JpegHeader | null {
  const parts = Array.from({ length: body.readUInt8(5) }, (_, k) => ({
    sampling: body.readUInt8(7 + 3 * k),
    table: tables.get(body.readUInt8(8 + 3 * k)),
  }));
  const [first, second] = parts;
  if (!first?.table) return null;
  const whole = parts.length < 3 || first.sampling === second?.sampling;
  return { luma: first.table, chroma: second?.table ?? first.table, sampling: whole ? "4:4:4" : "4:2:0", progressive };
}
