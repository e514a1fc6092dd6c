/**
 * The camera of every room picture. A point at depth z and height y (metres) appears, as a share of the picture's height
 * from its top, at `horizon + (heightM − y) / (2 · tanHalfFovVertical · z)`.
 */
export interface Camera {
  /** The horizon's distance from the picture's top, as a share of its height. */
  readonly horizon: number;
  readonly heightM: number;
  readonly tanHalfFovVertical: number;
}

/** Eye level of a seated photographer, about a 28 mm lens. */
export const ROOM_CAMERA: Camera = { horizon: 0.4, heightM: 1.28, tanHalfFovVertical: 0.5 };

/** Share of the picture's height from its top at which a point appears. */
export function rowAt(camera: Camera, heightM: number, depthM: number): number {
  return camera.horizon + (camera.heightM - heightM) / (2 * camera.tanHalfFovVertical * depthM);
}

/** Share of the picture's height that one metre takes at this depth. */
export function shareOfMetre(camera: Camera, depthM: number): number {
  return 1 / (2 * camera.tanHalfFovVertical * depthM);
}
