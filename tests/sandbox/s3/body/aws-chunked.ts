import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import type { ChunkSignatures } from "./chunk-signatures.ts";

const CRLF = "\r\n";
const LONGEST_LINE_BYTES = 4096;

type Position =
  | { readonly at: "chunk-header" }
  | { readonly at: "chunk-body"; readonly remaining: number; readonly signature: string | undefined }
  | { readonly at: "chunk-end"; readonly signature: string | undefined }
  | { readonly at: "trailer" }
  | { readonly at: "end" };

/** Takes the framing of `content-encoding: aws-chunked` off a body piece by piece, and keeps its trailers. */
export class AwsChunkedDecoder {
  readonly trailers = new Map<string, string>();
  readonly #signatures: ChunkSignatures | null;
  #content: Buffer[] = [];
  #buffered: Buffer = Buffer.alloc(0);
  #position: Position = { at: "chunk-header" };

  constructor(signatures: ChunkSignatures | null) {
    this.#signatures = signatures;
  }

  /** The content found in `bytes`; what only starts in it comes out with a later piece. */
  decode(bytes: Buffer): readonly Buffer[] {
    this.#buffered = this.#buffered.length > 0 ? Buffer.concat([this.#buffered, bytes]) : bytes;
    this.#content = [];
    while (this.#advance());
    return this.#content;
  }

  finish(): void {
    if (this.#position.at === "end" && this.#buffered.length === 0) return;
    throw new S3RefusalError("IncompleteBody", "The chunked body ended too early or too late.");
  }

  /** One step along the framing; false when more bytes are needed. */
  #advance(): boolean {
    switch (this.#position.at) {
      case "chunk-header":
        return this.#readHeader();
      case "chunk-body":
        return this.#readBody(this.#position.remaining, this.#position.signature);
      case "chunk-end":
        return this.#readChunkEnd(this.#position.signature);
      case "trailer":
        return this.#readTrailer();
      case "end":
        return false;
    }
  }

  #readHeader(): boolean {
    const line = this.#takeLine();
    if (line === null) return false;
    const [, size, signature] = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line) ?? [];
    if (size === undefined) throw new S3RefusalError("InvalidRequest", "The header of a chunk is malformed.");
    const remaining = Number.parseInt(size, 16);
    if (remaining === 0) this.#signatures?.finishChunk(signature);
    this.#position = remaining > 0 ? { at: "chunk-body", remaining, signature } : { at: "trailer" };
    return true;
  }

  #readBody(remaining: number, signature: string | undefined): boolean {
    if (this.#buffered.length === 0) return false;
    const piece = this.#buffered.subarray(0, remaining);
    this.#buffered = this.#buffered.subarray(piece.length);
    this.#signatures?.update(piece);
    this.#content.push(piece);
    const left = remaining - piece.length;
    this.#position = left > 0 ? { at: "chunk-body", remaining: left, signature } : { at: "chunk-end", signature };
    return true;
  }

  #readChunkEnd(signature: string | undefined): boolean {
    const line = this.#takeLine();
    if (line === null) return false;
    if (line !== "") throw new S3RefusalError("InvalidRequest", "A chunk is longer than its header says.");
    this.#signatures?.finishChunk(signature);
    this.#position = { at: "chunk-header" };
    return true;
  }

  #readTrailer(): boolean {
    const line = this.#takeLine();
    if (line === null) return false;
    if (line === "") {
      this.#signatures?.finishTrailers(this.trailers);
      this.#position = { at: "end" };
      return false;
    }
    const colon = line.indexOf(":");
    if (colon < 1) throw new S3RefusalError("InvalidRequest", "A trailer is malformed.");
    this.trailers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    return true;
  }

  #takeLine(): string | null {
    const end = this.#buffered.indexOf(CRLF);
    if (end < 0 && this.#buffered.length <= LONGEST_LINE_BYTES) return null;
    if (end < 0) throw new S3RefusalError("InvalidRequest", "A line of the chunked body is too long.");
    const line = this.#buffered.toString("latin1", 0, end);
    this.#buffered = this.#buffered.subarray(end + CRLF.length);
    return line;
  }
}
