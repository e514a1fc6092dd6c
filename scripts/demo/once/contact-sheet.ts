import path from "node:path";
import sharp, { type OverlayOptions } from "sharp";

const COLUMNS = 4;
const TILE = 480;
const CAPTION = 44;
const GAP = 16;

type Entry = { readonly title: string; readonly file: string };

/** All published pictures on one sheet, labelled with whose painter made the rooms. */
export async function writeContactSheet(folder: string, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = Math.ceil(entries.length / COLUMNS);
  const width = COLUMNS * (TILE + GAP) + GAP;
  const height = rows * (TILE + CAPTION + GAP) + GAP + CAPTION;
  const tiles = await Promise.all(entries.map((entry, place) => tile(entry, place)));
  const note = caption("Rooms by the sandbox painter, not by a model", width - 2 * GAP);
  await sharp({ create: { width, height, channels: 3, background: "#ffffff" } })
    .composite([...tiles.flat(), { input: note, left: GAP, top: height - CAPTION }])
    .jpeg({ quality: 85 })
    .toFile(path.join(folder, "contact-sheet.jpg"));
}

async function tile({ title, file }: Entry, place: number): Promise<OverlayOptions[]> {
  const left = GAP + (place % COLUMNS) * (TILE + GAP);
  const top = GAP + Math.floor(place / COLUMNS) * (TILE + CAPTION + GAP);
  const picture = await sharp(file).resize(TILE, TILE, { fit: "contain", background: "#ffffff" }).toBuffer();
  return [
    { input: picture, left, top },
    { input: caption(title, TILE), left, top: top + TILE },
  ];
}

function caption(text: string, width: number): Buffer {
  const safe = text.replace(/[<>&"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(CAPTION)}">` +
      `<text x="0" y="28" font-family="sans-serif" font-size="22" fill="#303030">${safe}</text></svg>`,
  );
}
