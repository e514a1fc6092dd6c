import { PhotoUnavailableError } from "#app/core/errors.ts";
import type { PhotoSource } from "#app/core/shot/ports.ts";

export type FakePhotoSource = PhotoSource & {
  readonly photos: Map<string, Uint8Array>;
  /** From now on this photo cannot be fetched, though it is there. */
  readonly cutOff: (url: string) => void;
};

/** Photos in memory, by their address; one that is not there is gone. */
export function fakePhotoSource(): FakePhotoSource {
  const photos = new Map<string, Uint8Array>();
  const unreachable = new Set<string>();
  return {
    photos,
    cutOff: (url) => void unreachable.add(url),
    fetchPhoto: (url) =>
      unreachable.has(url)
        ? Promise.reject(new PhotoUnavailableError("The fake CDN does not answer"))
        : Promise.resolve(photos.get(url) ?? null),
  };
}
