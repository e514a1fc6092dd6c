import sharp from "sharp";

/**
 * Shuts every libvips decoder but the five taken in, SVG above all (it can load other files).
 * Holds for the whole process, so the imaging process calls it once, before its first picture.
 */
export function shutOtherDecoders(): void {
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({
    operation: [
      "VipsForeignLoadJpeg",
      "VipsForeignLoadPng",
      "VipsForeignLoadWebp",
      "VipsForeignLoadHeif",
      "VipsForeignLoadNsgif",
    ],
  });
}
