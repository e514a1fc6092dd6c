import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { renderPreview } from "./preview.ts";

// The pictures by which a merchant chooses a style: node tests/sandbox/replicate/painter/write-previews.ts
const FOLDER = join(import.meta.dirname, "../../../../app/assets/styles");
const STYLES = [
  "scandinavian-living-room",
  "industrial-loft",
  "mid-century-living-room",
  "coastal-living-room",
  "japandi-bedroom",
];

await mkdir(FOLDER, { recursive: true });
for (const style of STYLES) {
  const picture = await renderPreview(style, { width: 640, height: 480 });
  await writeFile(join(FOLDER, `${style}.jpg`), picture);
  process.stdout.write(`${style}.jpg ${Math.round(picture.length / 1024)} kB\n`);
}
