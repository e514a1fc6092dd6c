import type { FileStore } from "./file-store.ts";
import type { FetchInput } from "./options.ts";

/** An input address could not be read: the prediction fails, as it does when Replicate cannot fetch one. */
export class InputUnreadableError extends Error {
  override readonly name = "InputUnreadableError";
}

const UPLOADED = /^https:\/\/api\.replicate\.com\/v1\/files\/([\w-]+)/;

/** Reads the pictures that inputs name: data URLs, uploaded files, and what the sandbox's world serves. */
export class InputReader {
  readonly #uploads: FileStore;
  readonly #fetchInput: FetchInput;

  constructor(uploads: FileStore, fetchInput: FetchInput) {
    this.#uploads = uploads;
    this.#fetchInput = fetchInput;
  }

  async read(url: string): Promise<Uint8Array> {
    if (url.startsWith("data:")) return new Uint8Array(await (await fetch(url)).arrayBuffer());
    const uploaded = UPLOADED.exec(url)?.[1];
    return uploaded === undefined ? this.#fetchInput(url) : this.#readUpload(uploaded);
  }

  #readUpload(id: string): Uint8Array {
    const file = this.#uploads.find(id);
    if (file === undefined) throw new InputUnreadableError(`The uploaded file ${id} does not exist or has expired.`);
    return file.bytes;
  }
}

/** Reads from this machine only: the sandbox's S3 and nothing else. */
export async function fetchFromLoopback(url: string): Promise<Uint8Array> {
  const { hostname } = new URL(url);
  if (hostname !== "127.0.0.1" && hostname !== "localhost") {
    throw new InputUnreadableError(`The sandbox does not fetch from ${hostname}.`);
  }
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(10_000) });
  if (!response.ok)
    throw new InputUnreadableError(`Fetching an input from ${hostname} was answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
