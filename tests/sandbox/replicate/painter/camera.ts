/**
 * The one camera of every room; the product places its cut-outs for it.
 * A point at depth z (metres) and height y appears at `HORIZON + (CAMERA_HEIGHT_M - y) / (2 * TAN_HALF_FOV * z)`
 * of the picture's height from the top.
 */
export const HORIZON = 0.4;
export const CAMERA_HEIGHT_M = 1.28;
export const TAN_HALF_FOV = 0.5;
