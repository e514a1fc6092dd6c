import sharp from "sharp";

import type { Canvas } from "./canvas.ts";
import type { Commission, Tampering } from "./painter.ts";

/** Puts the kept pixels over the painted room (both RGB), as an inpainting model hands its picture back, and encodes it. */
export async function finishPicture(canvas: Canvas, room: Uint8Array, commission: Commission): Promise<Uint8Array> {
  const { width, height } = canvas;
  const pixels = blend(tamperWithProduct(canvas, commission.tampering), room);
  if (commission.tampering === "output-blank") pixels.fill(0);
  let picture = sharp(pixels, { raw: { width, height, channels: 3 } });
  if (commission.tampering === "output-wrong-size") picture = picture.resize(Math.round(width * 0.75), height);
  picture = picture.withExif({ IFD0: { Software: "sandbox painter", ImageDescription: "sandbox painter" } });
  return commission.format === "png"
    ? picture.png({ compressionLevel: 3 }).toBuffer()
    : picture.jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
}

function blend({ pixels, paint }: Canvas, room: Uint8Array): Uint8Array {
  const blended = new Uint8Array(pixels.length);
  for (let pixel = 0, at = 0; pixel < paint.length; pixel += 1) {
    const share = (paint[pixel] ?? 0) / 255;
    for (let channel = 0; channel < 3; channel += 1, at += 1) {
      blended[at] = Math.round((pixels[at] ?? 0) * (1 - share) + (room[at] ?? 0) * share);
    }
  }
  return blended;
}

function tamperWithProduct(canvas: Canvas, tampering: Tampering | undefined): Canvas {
  if (tampering === "product-shifted") return shifted(canvas, Math.round(canvas.width * 0.02));
  if (tampering === "product-recoloured") return recoloured(canvas);
  return canvas;
}

function shifted(canvas: Canvas, distance: number): Canvas {
  const { width, height } = canvas;
  const pixels = new Uint8Array(canvas.pixels);
  const paint = new Uint8Array(canvas.paint);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    pixels.copyWithin((row + distance) * 3, row * 3, (row + width - distance) * 3);
    paint.copyWithin(row + distance, row, row + width - distance);
    paint.fill(255, row, row + distance);
  }
  return { width, height, pixels, paint };
}

function recoloured(canvas: Canvas): Canvas {
  const pixels = new Uint8Array(canvas.pixels.length);
  for (let at = 0; at < pixels.length; at += 3) {
    pixels[at] = Math.min(255, (canvas.pixels[at] ?? 0) * 1.18);
    pixels[at + 1] = canvas.pixels[at + 1] ?? 0;
    pixels[at + 2] = (canvas.pixels[at + 2] ?? 0) * 0.82;
  }
  return { ...canvas, pixels };
}
