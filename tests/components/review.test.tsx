import { expect, test } from "vitest";

import { matchWord } from "#app/components/review/match-words.ts";
import { ShotPage } from "#app/components/review/shot-page.tsx";
import { BLOCK_REASONS } from "#app/core/publication/publication.ts";
import { FAILURE_REASONS } from "#app/core/shot/shot.ts";
import { en } from "#app/i18n/en.ts";
import { renderPage, wordsOf } from "#tests/support/render-page.tsx";
import { aPublication, aShotId, aShotView } from "#tests/support/shop-views.ts";

test("a ready shot stands beside its product photo with the match in words", () => {
  const page = renderPage(<ShotPage place="review" shot={aShotView()} />);
  expect(page).toContain('alt="Product photo of Oak chair"');
  expect(page).toContain('alt="Room shot of Oak chair"');
  expect(wordsOf(page)).toContain("Product match 97: no visible difference");
});

test("the size used and the change of brightness are shown", () => {
  const words = wordsOf(renderPage(<ShotPage place="review" shot={aShotView({ relightPercent: -6.4 })} />));
  expect(words).toContain("82 × 45 × 50 cm");
  expect(words).toContain("6% darker");
});

test("a guessed size is labelled as guessed", () => {
  const size = { heightCm: 82, widthCm: 45, depthCm: null, source: "guess" } as const;
  expect(wordsOf(renderPage(<ShotPage place="review" shot={aShotView({ size })} />))).toContain("Guessed size");
});

test("an outline that the engine was unsure of is said so before the merchant decides", () => {
  const warning = "Look along its edges before you approve.";
  const sure = wordsOf(renderPage(<ShotPage place="review" shot={aShotView()} />));
  const unsure = wordsOf(renderPage(<ShotPage place="review" shot={aShotView({ outlineUnsure: true })} />));
  expect([sure.includes(warning), unsure.includes(warning)]).toEqual([false, true]);
});

test("a shot that failed has no pictures, but says which product it was of", () => {
  const failed = aShotView({ state: "failed", failureReason: "painter-failed", previewUrl: null, score: null });
  expect(wordsOf(renderPage(<ShotPage place="library" shot={failed} />))).toContain("Oak chair Could not be made");
});

test("in the queue there is nothing to go back to, on the shot's own page the library", () => {
  expect(wordsOf(renderPage(<ShotPage place="review" shot={aShotView()} />))).not.toContain("Library");
  expect(wordsOf(renderPage(<ShotPage place="library" shot={aShotView()} />))).toContain("Library");
});

test("a ready shot offers approve, repaint and discard, and says which keys do the same", () => {
  const words = wordsOf(renderPage(<ShotPage place="review" shot={aShotView({ nextToReview: aShotId(2) })} />));
  expect(words).toContain("Approve and publish Repaint Discard");
  expect(words).toContain("A approve D discard R repaint ← → other room shots");
});

test("before approval the picture is said to be a preview; afterwards the final file is shown", () => {
  expect(wordsOf(renderPage(<ShotPage place="review" shot={aShotView()} />))).toContain("marked preview");
  const finalUrl = "https://pictures.example/final.jpg";
  const approved = aShotView({ decision: "approved", publication: aPublication(), finalUrl });
  const page = renderPage(<ShotPage place="review" shot={approved} />);
  expect(page).toContain(finalUrl);
  expect(wordsOf(page)).not.toContain("marked preview");
});

test("a decided shot cannot be decided again", () => {
  const words = wordsOf(renderPage(<ShotPage place="review" shot={aShotView({ decision: "discarded" })} />));
  expect(words).not.toContain("Approve and publish");
  expect(words).toContain("The credit was returned");
});

test("a shot on its product links to the store and can be unpublished", () => {
  const shot = aShotView({ decision: "approved", publication: aPublication() });
  const page = renderPage(<ShotPage place="review" shot={shot} />);
  expect(page).toContain('href="https://demo-store.myshopify.com/products/oak-chair"');
  expect(wordsOf(page)).toContain("Unpublish");
});

test("a picture that is coming off offers nothing that contradicts it", () => {
  const publication = aPublication({ removing: true });
  const words = wordsOf(
    renderPage(<ShotPage place="review" shot={aShotView({ decision: "approved", publication })} />),
  );
  expect(words).toContain("Taking the room shot off your product");
  expect(words).not.toContain("Publish again");
});

test.each(BLOCK_REASONS)("a publication blocked by %s says why and offers to publish again", (blockReason) => {
  const publication = aPublication({ state: "blocked", blockReason });
  const words = wordsOf(
    renderPage(<ShotPage place="review" shot={aShotView({ decision: "approved", publication })} />),
  );
  expect(words).toContain(en.publication.block[blockReason]);
  expect(words).toContain("Publish again");
});

test.each(FAILURE_REASONS)("a shot that failed by %s says why and that it cost nothing", (failureReason) => {
  const shot = aShotView({ state: "failed", failureReason, previewUrl: null, score: null });
  const words = wordsOf(renderPage(<ShotPage place="review" shot={shot} />));
  expect(words).toContain(`${en.shot.failure[failureReason]} The credit was returned.`);
});

test("a match is put in words that get more careful as it falls", () => {
  expect([100, 95, 94, 85, 84, 0].map(matchWord)).toEqual(["none", "none", "slight", "slight", "visible", "visible"]);
});
