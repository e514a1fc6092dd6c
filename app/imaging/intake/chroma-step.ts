const QUANTISATION = 0xdb;
const START_OF_SCAN = 0xda;

/** Mean of the three lowest chroma quantiser steps of a JPEG; 0 for any other file. */
export function chromaStep(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return 0;
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff;) {
    const marker = file[at + 1];
    const length = file.readUInt16BE(at + 2);
    if (marker === START_OF_SCAN || length < 2) return 0;
    const step = marker === QUANTISATION ? stepIn(file.subarray(at + 4, at + 2 + length)) : null;
    if (step !== null) return step;
    at += 2 + length;
  }
  return 0;
}

function stepIn(tables: Buffer): number | null {
  for (let at = 0; at < tables.length;) {
    const head = tables.readUInt8(at);
    const bytesPerStep = head >> 4 ? 2 : 1;
    const body = tables.subarray(at + 1, at + 1 + 64 * bytesPerStep);
    if ((head & 15) === 1 && body.length === 64 * bytesPerStep) return lowSteps(body, bytesPerStep);
    at += 1 + 64 * bytesPerStep;
  }
  return null;
}

function lowSteps(body: Buffer, bytesPerStep: number): number {
  let sum = 0;
  for (let k = 0; k < 3; k++) sum += bytesPerStep === 2 ? body.readUInt16BE(k * 2) : body.readUInt8(k);
  return sum / 3;
}
