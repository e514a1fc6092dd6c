import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";

import { openAdminSession } from "#scripts/demo/once/admin-session.ts";
import type { RunShot } from "#scripts/demo/once/answers.ts";
import { writeContactSheet } from "#scripts/demo/once/contact-sheet.ts";
import { keepFiles } from "#scripts/demo/once/keep-files.ts";
import { startStandIn } from "./stand-in-app.ts";

const RED = { r: 200, g: 20, b: 20 };

test("published files are kept as they are, under their product's name", async () => {
  const [app, folder, picture] = [await startStandIn(), await aFolder(), await aPicture(40, 30)];
  app.answer("/app/api/shots/12345678-aaaa", { body: { finalUrl: `${app.origin}/final.jpg` } });
  app.answer("/final.jpg", { type: "image/jpeg", body: picture });
  const out = path.join(folder, "made", "when missing");
  await keepFiles(openAdminSession(app.report), [shot("12345678-aaaa", "Sessel „Åse“ / grün")], out);
  expect((await readdir(out)).sort()).toEqual(["Sessel-Åse-grün-12345678.jpg", "contact-sheet.jpg"]);
  expect(await readFile(path.join(out, "Sessel-Åse-grün-12345678.jpg"))).toEqual(picture);
});

test("a title cannot lead out of the folder", async () => {
  const [app, folder] = [await startStandIn(), await aFolder()];
  app.answer("/app/api/shots/a", { body: { finalUrl: `${app.origin}/final.jpg` } });
  app.answer("/final.jpg", { type: "image/jpeg", body: await aPicture(40, 30) });
  await keepFiles(openAdminSession(app.report), [shot("a", "../../etc/passwd")], folder);
  expect(await readdir(folder)).toContain("-etc-passwd-a.jpg");
});

test("a shot without a final picture is left out", async () => {
  const [app, folder] = [await startStandIn(), await aFolder()];
  app.answer("/app/api/shots/a", { body: { finalUrl: null } });
  await keepFiles(openAdminSession(app.report), [shot("a", "Chair")], folder);
  expect(await readdir(folder)).toEqual([]);
});

test("a picture that cannot be fetched is said so, and nothing is kept in its place", async () => {
  const [app, folder] = [await startStandIn(), await aFolder()];
  app.answer("/app/api/shots/a", { body: { finalUrl: `${app.origin}/final.jpg` } });
  app.answer("/final.jpg", { status: 403, type: "application/xml", body: "<Error/>" });
  const keeping = keepFiles(openAdminSession(app.report), [shot("a", "Chair")], folder);
  await expect(keeping).rejects.toThrow("The picture of Chair was answered 403.");
  expect(await readdir(folder)).toEqual([]);
});

test("without pictures there is no sheet", async () => {
  const folder = await aFolder();
  await writeContactSheet(folder, []);
  expect(existsSync(path.join(folder, "contact-sheet.jpg"))).toBe(false);
});

test.each([
  [1, 1],
  [4, 1],
  [5, 2],
])("%d pictures are %d rows of the sheet, four in each", async (count, rows) => {
  const folder = await aFolder();
  await sharp(await aPicture(60, 60)).toFile(path.join(folder, "a.jpg"));
  const entries = Array.from({ length: count }, () => ({ title: "Chair", file: path.join(folder, "a.jpg") }));
  await writeContactSheet(folder, entries);
  const { width, height } = await sharp(path.join(folder, "contact-sheet.jpg")).metadata();
  expect(width).toBe(4 * (480 + 16) + 16);
  expect(height).toBe(rows * (480 + 44 + 16) + 16 + 44);
});

test("pictures of any shape are shown whole, in the order given", async () => {
  const folder = await aFolder();
  const files = await Promise.all(
    [
      ["wide.jpg", 80, 20],
      ["tall.jpg", 20, 80],
    ].map(async ([name, width, height]) => {
      const file = path.join(folder, String(name));
      await sharp(await aPicture(Number(width), Number(height))).toFile(file);
      return { title: String(name), file };
    }),
  );
  await writeContactSheet(folder, files);
  const sheet = sharp(path.join(folder, "contact-sheet.jpg"));
  const { data, info } = await sheet.raw().toBuffer({ resolveWithObject: true });
  const isRed = (x: number, y: number): boolean => (data[(y * info.width + x) * 3 + 1] ?? 255) < 80;
  const [wide, tall] = [16, 16 + 480 + 16];
  expect([isRed(wide + 5, 256), isRed(wide + 240, 30)]).toEqual([true, false]);
  expect([isRed(tall + 5, 256), isRed(tall + 240, 30)]).toEqual([false, true]);
});

test("a title of any characters is a caption", async () => {
  const folder = await aFolder();
  const file = path.join(folder, "a.jpg");
  await sharp(await aPicture(60, 60)).toFile(file);
  await writeContactSheet(folder, [{ title: `</text><script>&"'`, file }]);
  expect((await sharp(path.join(folder, "contact-sheet.jpg")).metadata()).format).toBe("jpeg");
});

function aFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), "once-"));
}

function aPicture(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: RED } })
    .jpeg()
    .toBuffer();
}

function shot(shotId: string, productTitle: string): RunShot {
  return {
    shotId,
    productGid: "gid://shopify/Product/1",
    productTitle,
    state: "ready",
    decision: "approved",
    failureReason: null,
    publication: { state: "placed", blockReason: null },
  };
}
