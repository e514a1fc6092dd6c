import sharp from "sharp";

type Size = { readonly width: number; readonly height: number };

/** A grey canvas with a red block standing in its middle, and the mask that keeps the block. */
export async function aCanvas({ width, height }: Size): Promise<{ image: Buffer; mask: Buffer }> {
  const block = { left: Math.round(width * 0.3), top: Math.round(height * 0.5) };
  const size = { width: Math.round(width * 0.4), height: Math.round(height * 0.35) };
  const draw = async (ground: string, colour: string): Promise<Buffer> =>
    sharp({ create: { width, height, channels: 3, background: ground } })
      .composite([{ input: { create: { ...size, channels: 3, background: colour } }, ...block }])
      .png()
      .toBuffer();
  return { image: await draw("#8c8c8c", "#b03028"), mask: await draw("#ffffff", "#000000") };
}

export function dataUrl(png: Buffer): string {
  return `data:image/png;base64,${png.toString("base64")}`;
}

export async function rgbOf(picture: Uint8Array): Promise<{ pixels: Buffer; width: number; height: number }> {
  const { data: pixels, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { pixels, width: info.width, height: info.height };
}
