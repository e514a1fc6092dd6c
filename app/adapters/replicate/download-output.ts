import { ModelUnavailableError, OutputGoneError, RoomshotsError, UnexpectedAnswerError } from "#app/core/errors.ts";

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 20 * 1024 * 1024;
const GONE = new Set([403, 404, 410]);

/**
 * The painted picture, at most 20 MB within a minute, without our token. Only from Replicate's delivery hosts, without
 * redirects: the address comes out of an answer, and nothing in there may send us elsewhere.
 */
export async function downloadOutput(fetch: typeof globalThis.fetch, outputUrl: string): Promise<Uint8Array> {
  if (!isDeliveryAddress(outputUrl)) {
    throw new UnexpectedAnswerError("The output's address is not one of Replicate's delivery hosts");
  }
  try {
    const response = await fetch(outputUrl, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    return await readPicture(response);
  } catch (error) {
    if (error instanceof RoomshotsError) throw error;
    throw new ModelUnavailableError("The output could not be fetched from Replicate", { cause: error });
  }
}

function isDeliveryAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url?.protocol !== "https:" || url.port !== "" || url.username !== "" || url.password !== "") return false;
  return url.hostname === "replicate.delivery" || url.hostname.endsWith(".replicate.delivery");
}

async function readPicture(response: Response): Promise<Uint8Array> {
  if (response.status === 200 && response.body) return readBounded(response.body);
  await response.body?.cancel();
  if (GONE.has(response.status)) throw new OutputGoneError(`Replicate no longer has the output: ${response.status}`);
  throw new ModelUnavailableError(`Replicate answered ${response.status} for the output`);
}

async function readBounded(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = body.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    pieces.push(read.value);
    if (size <= MAX_BYTES) continue;
    await reader.cancel();
    throw new UnexpectedAnswerError(`Replicate's output is larger than ${MAX_BYTES} bytes`);
  }
  return Buffer.concat(pieces);
}
