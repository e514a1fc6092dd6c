import type { AttemptId, ShopId, ShotId } from "#app/core/ids.ts";

/** Everything of a shop lies under this, so that erasing the shop is erasing one prefix. */
export function shopPrefix(shop: ShopId): string {
  return `shops/${shop}/`;
}

type OfShop = { readonly shopId: ShopId };

export function photoKey(shot: OfShop & { readonly photoHash: string }): string {
  return `${shopPrefix(shot.shopId)}photos/${shot.photoHash}`;
}

/** Named by the photo, so that two workers, or one that was killed and starts again, write one object. */
export function cutOutKey(cutOut: OfShop & { readonly photoHash: string }): string {
  return `${shopPrefix(cutOut.shopId)}cut-outs/${cutOut.photoHash}.png`;
}

export const MODEL_INPUTS = ["canvas", "mask"] as const;
export function modelInputKey(shot: OfShop & { readonly id: ShotId }, input: (typeof MODEL_INPUTS)[number]): string {
  return `${shopPrefix(shot.shopId)}model-inputs/${shot.id}/${input}.png`;
}

export function paintedKey(attempt: OfShop & { readonly id: AttemptId }): string {
  return `${shopPrefix(attempt.shopId)}painted/${attempt.id}`;
}

export const SHOT_PICTURES = ["final.jpg", "preview.jpg", "thumbnail.jpg", "difference.png"] as const;
export type ShotPicture = (typeof SHOT_PICTURES)[number];
export function shotPictureKey(shot: OfShop & { readonly id: ShotId }, picture: ShotPicture): string {
  return `${shopPrefix(shot.shopId)}shots/${shot.id}/${picture}`;
}

/** First path segment after the shop: what the data map lists. */
export const OBJECT_FOLDERS = ["photos", "cut-outs", "model-inputs", "painted", "shots"] as const;
