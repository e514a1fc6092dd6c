import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";

import { encryptionWith } from "#app/adapters/db/encryption.ts";

const KEY = { id: "k1", secret: randomBytes(32) };
const { seal, open } = encryptionWith([KEY]);

test.each(["shpat_0123456789", "ä €", ""])("%j comes back as it was sealed", (plain) => {
  expect(open(seal(plain))).toBe(plain);
});

test("the same token is sealed differently each time", () => {
  expect(seal("shpat_1")).not.toBe(seal("shpat_1"));
});

test("a sealed token that was changed anywhere does not open", () => {
  const sealed = seal("shpat_0123456789");
  const bodyStart = sealed.indexOf(".", 3) + 1;
  for (let place = bodyStart; place < sealed.length - 1; place += 7) {
    const other = sealed[place] === "A" ? "B" : "A";
    expect(() => open(sealed.slice(0, place) + other + sealed.slice(place + 1))).toThrow();
  }
});

test("another key of the same name does not open it", () => {
  const stranger = encryptionWith([{ id: "k1", secret: randomBytes(32) }]);
  expect(() => stranger.open(seal("shpat_1"))).toThrow();
});

test.each(["", "shpat_plain", "v2.k1.a.b.c", "v1.k1.a", "v1.unknown.a.b.c"])("%j is not opened", (text) => {
  expect(() => open(text)).toThrow(/key that is not configured/);
});
