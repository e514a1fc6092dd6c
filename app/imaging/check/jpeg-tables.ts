/** A JPEG's quantiser steps, 64 each in natural (not zigzag) order. */
export interface Tables {
  readonly luma: Uint16Array;
  readonly chroma: Uint16Array;
}

/** Natural position of the k-th step in a file (ITU T.81, figure 5). */
const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
];

/** Reads all tables of one DQT segment into `into`, by their number. */
export function readTables(body: Buffer, into: Map<number, Uint16Array>): void {
  for (let at = 0; at < body.length;) {
    const head = body.readUInt8(at);
    const bytes = head >> 4 ? 2 : 1;
    if (at + 1 + 64 * bytes > body.length) return;
    const table = new Uint16Array(64);
    ZIGZAG.forEach((position, k) => (table[position] = body.readUIntBE(at + 1 + k * bytes, bytes)));
    into.set(head & 15, table);
    at += 1 + 64 * bytes;
  }
}
