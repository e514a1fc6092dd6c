import sharp from "sharp";

/** Keeps libvips to the calling thread and to the pictures in hand: for pools that run one job per thread and core. */
export function keepToOneThread(): void {
  sharp.concurrency(1);
  sharp.cache(false);
}
