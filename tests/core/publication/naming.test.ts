import { describe, expect, test } from "vitest";

import { altTextFor, filenameFor } from "#app/core/publication/naming.ts";
import { aShotId } from "#tests/support/shop-views.ts";

const AI_NOTE = "Room generated with AI. Other items not included.";
const named = (productTitle: string) => ({ id: aShotId(7), productTitle });

describe("a file's name", () => {
  test.each([
    ["Oak Chair, large", "oak-chair-large"],
    ["Größe Ø 40 – Café", "gro-e-40-cafe"],
    ["  ../../etc/passwd ", "etc-passwd"],
    ['A "quoted" \\ name', "a-quoted-name"],
  ])("of %j begins with %s", (title, start) => {
    expect(filenameFor(named(title))).toBe(`${start}-room-000000000000.jpg`);
  });

  test.each(["🪑🪑🪑", "", "   ", "椅子"])(
    "of %j, which has no letters that a file name takes, is still a name",
    (title) => {
      expect(filenameFor(named(title))).toBe("product-room-000000000000.jpg");
    },
  );

  test("of a very long title is short", () => {
    const filename = filenameFor(named("long chair ".repeat(30)));
    expect(filename.length).toBeLessThanOrEqual(90);
    expect(filename).toMatch(/^[a-z0-9][a-z0-9-]*[a-z0-9]-room-000000000000\.jpg$/);
  });

  test("differs for two shots of one product", () => {
    const other = { ...named("Chair"), id: aShotId(7) };
    const id = "f47ac10b-58cc-4372-a567-0e02b2c3d479";
    expect(filenameFor(other)).not.toBe(filenameFor({ ...other, id: other.id.replace(/^.*$/, id) as typeof other.id }));
  });
});

describe("a description", () => {
  test("says what the picture shows, and that its room is made by AI", () => {
    expect(altTextFor(named("Oak chair"))).toBe(`Oak chair in a room. ${AI_NOTE}`);
  });

  test.each(["x".repeat(300), "x".repeat(2_000), "🪑".repeat(300), "👨‍👩‍👧‍👦".repeat(200)])(
    "of a very long title keeps the whole note and Shopify's limit",
    (title) => {
      const alt = altTextFor(named(title));
      expect(alt.length).toBeLessThanOrEqual(512);
      expect(alt.endsWith(`in a room. ${AI_NOTE}`)).toBe(true);
      expect(alt).toBe(Buffer.from(alt, "utf8").toString("utf8"));
    },
  );

  test("of a product without a title is a sentence all the same", () => {
    expect(altTextFor(named("  "))).toBe(`The product in a room. ${AI_NOTE}`);
  });
});
