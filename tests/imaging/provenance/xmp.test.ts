import sharp from "sharp";
import { expect, test } from "vitest";
import { provenanceXmp, readDigitalSourceType } from "#app/imaging/provenance/xmp.ts";

const PLAIN = { create: { width: 40, height: 40, channels: 3, background: "#845" } } as const;
const MADE_BY = { model: "painter/one", promptVersion: "3", seed: 7 };

test.each(["jpeg", "png", "webp"] as const)("a %s carries the IPTC digital source type", async (format) => {
  const file = await sharp(PLAIN).withXmp(provenanceXmp(MADE_BY)).toFormat(format).toBuffer();
  expect(await readDigitalSourceType(file)).toBe("compositeWithTrainedAlgorithmicMedia");
});

test("a file without it is told apart", async () => {
  expect(await readDigitalSourceType(await sharp(PLAIN).jpeg().toBuffer())).toBeNull();
});

test("the model, the prompt's version and the seed are written down", () => {
  expect(provenanceXmp(MADE_BY)).toContain("Room painted by painter/one, prompt 3, seed 7");
});

test("a model's name cannot break out of the packet", () => {
  const xmp = provenanceXmp({ ...MADE_BY, model: 'a<b>&"c"' });
  expect(xmp).toContain("a&lt;b&gt;&amp;&quot;c&quot;");
});
