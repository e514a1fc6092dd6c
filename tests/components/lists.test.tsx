import { expect, test } from "vitest";

import { HomePage } from "#app/components/home/home-page.tsx";
import { LibraryPage } from "#app/components/library/library-page.tsx";
import { LIBRARY_FILTERS } from "#app/components/library/library-filters.ts";
import { OutsideAdmin } from "#app/components/page/outside-admin.tsx";
import { NotFound } from "#app/components/page/page-problem.tsx";
import { createPath } from "#app/components/product/create-path.ts";
import { ProductsPage } from "#app/components/product/products-page.tsx";
import { RunPage } from "#app/components/run/run-page.tsx";
import { renderPage, wordsOf } from "#tests/support/render-page.tsx";
import { aHomeView, aProductRow, aRunView, aShotCard } from "#tests/support/shop-views.ts";

const productsProps = { words: "", after: null, maxSelected: 25 } as const;

test("a new shop's home shows every step and the one way on", () => {
  const page = renderPage(<HomePage home={aHomeView()} />);
  expect(wordsOf(page)).toContain("0 of 3 steps done");
  expect(wordsOf(page)).toContain("Choose a product");
  expect(wordsOf(page)).not.toContain("Open library");
});

test("home's figures lead to what they count", () => {
  const home = aHomeView({ readyToReview: 3, working: 2, published: 4, credits: { left: 5, held: 2, used: 3 } });
  const page = renderPage(<HomePage home={home} />);
  expect(page).toContain('href="/app/review"');
  expect(page).toContain('href="/app/library?filter=working"');
  expect(page).toContain('href="/app/library?filter=published"');
  expect(wordsOf(page)).toContain("2 held, 3 used");
});

test("once every step is done the guide folds away and says so", () => {
  const setup = aHomeView().setup.map(({ step }) => ({ step, done: true }));
  const page = renderPage(<HomePage home={aHomeView({ setup })} />);
  expect(wordsOf(page)).toContain("You are all set up");
  expect(page).toContain('aria-expanded="false"');
});

test("a product is listed with its size, its room shots and a way to one more", () => {
  const row = aProductRow({ working: 1, readyToReview: 2, published: 3 });
  const page = renderPage(<ProductsPage {...productsProps} view={{ rows: [row], nextCursor: null }} />);
  expect(wordsOf(page)).toContain("Guessed size");
  expect(wordsOf(page)).toContain("3 on product 2 to review 1 being made");
  expect(page).toContain('href="/app/products/create?ids=11"');
});

test("a product without a photo says so and cannot be chosen", () => {
  const row = aProductRow({ photoUrl: null, problem: "no-photo" });
  const page = renderPage(<ProductsPage {...productsProps} view={{ rows: [row], nextCursor: null }} />);
  expect(wordsOf(page)).toContain("Add a photo to this product first");
  expect(page).not.toContain("/app/create");
  expect(page).toMatch(/<input[^>]*type="checkbox"[^>]*disabled/);
});

test("the next page keeps the words searched for", () => {
  const props = { ...productsProps, words: "oak & ash" };
  const page = renderPage(<ProductsPage {...props} view={{ rows: [aProductRow()], nextCursor: "c2" }} />);
  expect(page).toContain('href="/app/products?words=oak+%26+ash&amp;after=c2"');
});

test("no products and nothing found are told apart", () => {
  const none = { rows: [], nextCursor: null };
  expect(wordsOf(renderPage(<ProductsPage {...productsProps} view={none} />))).toContain("No products yet");
  expect(wordsOf(renderPage(<ProductsPage {...productsProps} words="zzz" view={none} />))).toContain("“zzz”");
});

test("several products share one create page", () => {
  const rows = [aProductRow(), aProductRow()];
  expect(createPath(rows.map((row) => row.gid))).toBe("/app/products/create?ids=11,11");
});

test("a working run says how far it is, shows each shot's step and can be cancelled", () => {
  const shots = [aShotCard(), aShotCard({ state: "painting", thumbnailUrl: null })];
  const page = renderPage(<RunPage run={aRunView({ shots, working: 1 })} />);
  expect(wordsOf(page)).toContain("1 of 2 done");
  expect(wordsOf(page)).toContain("Painting the room");
  expect(wordsOf(page)).toContain("Cancel run");
  expect(page).toContain('aria-live="polite"');
});

test("a finished run leads to the review and can no longer be cancelled", () => {
  const words = wordsOf(renderPage(<RunPage run={aRunView()} />));
  expect(words).toContain("Review room shots");
  expect(words).not.toContain("Cancel run");
});

test("a failed shot in a run says why, and that its credit came back", () => {
  const shots = [aShotCard({ state: "failed", failureReason: "product-altered", thumbnailUrl: null })];
  const words = wordsOf(renderPage(<RunPage run={aRunView({ shots, finished: 0, failed: 1 })} />));
  expect(words).toContain("1 could not be made. Its credit was returned.");
  expect(words).toContain("The product looked different from its photo");
});

test("the library marks the filter in use and pages within it", () => {
  const view = { shots: [aShotCard()], total: 50, page: 2, pages: 3 };
  const page = renderPage(<LibraryPage view={view} filter="review" />);
  for (const filter of LIBRARY_FILTERS) expect(page).toContain(`href="/app/library?filter=${filter}"`);
  const inUse = page.split("<li>").filter((item) => item.includes('aria-current="page"'));
  expect(inUse.map(wordsOf)).toEqual(["Ready to review"]);
  expect(wordsOf(page)).toContain("Page 2 of 3");
});

test("an empty library leads to the first room shot; an empty group does not", () => {
  const view = { shots: [], total: 0, page: 1, pages: 0 };
  expect(wordsOf(renderPage(<LibraryPage view={view} filter="all" />))).toContain("Create room shots");
  expect(wordsOf(renderPage(<LibraryPage view={view} filter="failed" />))).toContain("No room shots here");
});

test("somebody outside the admin is told the way in and asked for nothing", () => {
  const page = renderPage(<OutsideAdmin />);
  expect(wordsOf(page)).toContain("Open AI Roomshots from your Shopify admin");
  expect(page).not.toMatch(/<(form|input|textarea|select)/);
});

test("a missing page leads back home", () => {
  expect(renderPage(<NotFound />)).toContain('href="/app"');
});
