import sharp from "sharp";
import { takeIn, type Photo } from "#app/imaging/intake/take-in.ts";

/** A product drawn on a plain ground, with the alpha it truly has. */
export interface DrawnPhoto {
  readonly photo: Photo;
  readonly file: Buffer;
  /** True alpha, one byte a pixel. */
  readonly truth: Uint8Array;
}

export interface Drawing {
  /** SVG elements of the product, in a 1000 × 1000 view. */
  readonly product: string;
  readonly ground?: string;
  /** SVG elements of the shadow, drawn blurred under the product. */
  readonly shadow?: string;
  readonly side?: number;
}

const VIEW = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000"';

function drawn(body: string, side: number): Buffer {
  return Buffer.from(`<svg ${VIEW} width="${side}" height="${side}">${body}</svg>`);
}

/** Draws a packshot as a studio would deliver it: soft shadow, JPEG at quality 90. */
export async function aPhoto({ product, ground = "#ffffff", shadow = "", side = 700 }: Drawing): Promise<DrawnPhoto> {
  const blur = '<defs><filter id="soft"><feGaussianBlur stdDeviation="14"/></filter></defs>';
  const backdrop = `${blur}<rect width="1000" height="1000" fill="${ground}"/><g filter="url(#soft)" opacity="0.3">${shadow}</g>`;
  const file = await sharp(drawn(backdrop + product, side))
    .flatten()
    .jpeg({ quality: 90 })
    .toBuffer();
  const truth = await sharp(drawn(product, side)).ensureAlpha().extractChannel(3).raw().toBuffer();
  const intake = await takeIn(file);
  if (intake.outcome === "refused") throw new TypeError(`the drawn photo was refused: ${intake.reason}`);
  return { photo: intake.photo, file, truth };
}

export const ARMCHAIR: Drawing = {
  product: `<rect x="250" y="250" width="500" height="420" rx="60" fill="#b5562f"/>
    <rect x="200" y="430" width="130" height="280" rx="40" fill="#a04a27"/>
    <rect x="670" y="430" width="130" height="280" rx="40" fill="#a04a27"/>
    <rect x="300" y="540" width="400" height="150" rx="20" fill="#c96a40"/>
    <rect x="240" y="700" width="26" height="120" fill="#5b3a20"/><rect x="734" y="700" width="26" height="120" fill="#5b3a20"/>`,
  shadow: '<ellipse cx="500" cy="815" rx="330" ry="34" fill="#000"/>',
};

export const STRIPED_VASE: Drawing = {
  product: `<path d="M420 160 H580 C560 300 720 420 690 620 C670 780 600 840 500 840 C400 840 330 780 310 620 C280 420 440 300 420 160Z" fill="#2f6f73"/>
    <path d="M330 520 H670 V560 H328Z" fill="#e2c48d"/><path d="M318 620 H690 V650 H322Z" fill="#1f3f52"/>
    <circle cx="430" cy="470" r="16" fill="#f2ead8"/><circle cx="560" cy="730" r="22" fill="#d98e4f"/>`,
  shadow: '<ellipse cx="510" cy="838" rx="220" ry="24" fill="#000"/>',
};

export const STOOL: Drawing = {
  product: `<ellipse cx="500" cy="380" rx="300" ry="70" fill="#8a5a34"/>
    <path d="M260 410 L230 850 L262 850 L300 420Z M740 410 L770 850 L738 850 L700 420Z" fill="#6f4526"/>
    <path d="M485 440 L480 820 L520 820 L515 440Z" fill="#5e3a20"/>`,
  shadow: '<ellipse cx="500" cy="845" rx="310" ry="26" fill="#000"/>',
};
