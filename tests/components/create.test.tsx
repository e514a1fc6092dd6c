import { expect, test } from "vitest";

import { CreatePage } from "#app/components/create/create-page.tsx";
import type { RunForm } from "#app/core/run/views.ts";
import { STYLES } from "#app/core/style/styles.ts";
import { renderPage, wordsOf } from "#tests/support/render-page.tsx";
import { aProductRow } from "#tests/support/shop-views.ts";

const REQUEST_KEY = "6f1f3f0e-3a43-4a7c-9b0a-2d7f7f0e1a11";

function aRunForm(overrides: Partial<RunForm> = {}): RunForm {
  return {
    products: [aProductRow()],
    styleKeys: STYLES.map((style) => style.key),
    credits: { left: 10, held: 0, used: 0 },
    ...overrides,
  };
}

function pageOf(form: RunForm): string {
  return renderPage(<CreatePage form={form} requestKey={REQUEST_KEY} />);
}

test("each style is chosen by its picture, and one is chosen already", () => {
  const page = pageOf(aRunForm());
  for (const { key } of STYLES) {
    expect(page).toContain(`value="${key}"`);
    expect(page).toMatch(new RegExp(`${key}[^"]*\\.jpg`));
  }
  expect(page.match(/type="radio"[^>]*checked/g)).toHaveLength(1);
});

test("the form carries the key that makes a double click one run", () => {
  expect(pageOf(aRunForm())).toContain(`name="requestKey" value="${REQUEST_KEY}"`);
});

test("a product without a photo is listed with its problem and neither sent nor paid for", () => {
  const broken = aProductRow({ title: "Bare shelf", problem: "no-photo", photoUrl: null });
  const page = pageOf(aRunForm({ products: [aProductRow(), broken] }));
  expect(page.match(/name="products"/g)).toHaveLength(1);
  expect(wordsOf(page)).toContain("Add a photo to this product first");
  expect(wordsOf(page)).toContain("Create 1 room shot");
});

test("too few credits are said beside the button before anything is sent", () => {
  const products = [1, 2, 3].map((n) => aProductRow({ title: `Chair ${n}` }));
  const page = pageOf(aRunForm({ products, credits: { left: 2, held: 8, used: 0 } }));
  expect(wordsOf(page)).toContain("You need 3 credits and have 2 credits left.");
  expect(page).toMatch(/<button[^>]*disabled[^>]*>.*Create 3 room shots/);
});

test("beside the button stands which products get no room shot, and why", () => {
  const bare = aProductRow({ title: "Bare shelf", problem: "no-photo", photoUrl: null });
  const words = wordsOf(pageOf(aRunForm({ products: [aProductRow(), bare] })));
  expect(words).toContain("No room shot can be made of this product: Bare shelf: Add a photo to this product first");
});

test("the summary says what a run takes: credits and time", () => {
  const products = [1, 2, 3].map((n) => aProductRow({ title: `Chair ${n}` }));
  const words = wordsOf(pageOf(aRunForm({ products })));
  expect(words).toContain("Room shots 3 Credits held 3 Credits left now 10 Time about 2 minutes");
});

test("without products the page leads to where they are chosen", () => {
  expect(wordsOf(pageOf(aRunForm({ products: [] })))).toContain("Choose products first");
});
