import sharp from "sharp";

/** Five by seven dots a letter: a drawn mark needs no font on the machine. */
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  P: ["####.", "#...#", "#...#", "####.", "#....", "#....", "#...."],
  R: ["####.", "#...#", "#...#", "####.", "#.#..", "#..#.", "#...#"],
  E: ["#####", "#....", "#....", "####.", "#....", "#....", "#####"],
  V: ["#...#", "#...#", "#...#", "#...#", "#...#", ".#.#.", "..#.."],
  I: ["#####", "..#..", "..#..", "..#..", "..#..", "..#..", "#####"],
  W: ["#...#", "#...#", "#...#", "#.#.#", "#.#.#", "##.##", "#...#"],
};
const WORD = "PREVIEW";
const DOT_PX = 3;
const OPACITY = 0.2;
const SPACING_PX = 110;

let mark: Promise<Buffer> | undefined;

/** A transparent PNG tile with the word in faint slanted letters, to be repeated over a preview. */
export function previewMark(): Promise<Buffer> {
  mark ??= drawMark();
  return mark;
}

async function drawMark(): Promise<Buffer> {
  const columns = WORD.length * 6;
  const small = Buffer.alloc(columns * 7 * 4);
  Array.from(WORD, (letter) => LETTERS[letter] ?? []).forEach((rows, k) => {
    rows.forEach((row, y) => {
      for (let x = 0; x < row.length; x++) {
        const at = (y * columns + k * 6 + x) * 4;
        if (row.at(x) === "#") small.fill(255, at, at + 4);
      }
    });
  });
  const word = await sharp(small, { raw: { width: columns, height: 7, channels: 4 } })
    .resize(columns * DOT_PX, 7 * DOT_PX, { kernel: "nearest" })
    .linear([1, 1, 1, OPACITY], [0, 0, 0, 0])
    .png()
    .toBuffer();
  const clear = { r: 255, g: 255, b: 255, alpha: 0 };
  return sharp(word)
    .rotate(-24, { background: clear })
    .extend({ top: SPACING_PX, bottom: SPACING_PX, left: SPACING_PX, right: SPACING_PX, background: clear })
    .png()
    .toBuffer();
}
