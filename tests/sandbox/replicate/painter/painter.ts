/** Turns a canvas and a mask into a painted picture. White in the mask is painted, black is kept. */
export type Painter = {
  paint: (commission: Commission, signal: AbortSignal) => Promise<Uint8Array>;
  close: () => Promise<void>;
};

export type Commission = {
  /** Encoded pictures of the same size; without a mask the image's own transparency is painted. */
  readonly image: Uint8Array;
  readonly mask: Uint8Array | undefined;
  readonly prompt: string;
  readonly seed: number;
  readonly format: "jpg" | "png";
  readonly tampering: Tampering | undefined;
};

/** What a misbehaving model does to the picture. */
export type Tampering = "output-blank" | "output-wrong-size" | "product-shifted" | "product-recoloured";

/** The pictures handed in cannot be painted: not pictures, or of different sizes. Trying again does not help. */
export class UnpaintableError extends Error {
  override readonly name = "UnpaintableError";
}
