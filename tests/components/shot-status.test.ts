import { expect, test } from "vitest";

import { isMoving, shotStatus } from "#app/components/picture/shot-status.ts";
import { aPublication, aShotCard } from "#tests/support/shop-views.ts";

test("a shot that is not ready shows its own state", () => {
  expect(shotStatus(aShotCard({ state: "painting" }))).toBe("painting");
  expect(shotStatus(aShotCard({ state: "failed" }))).toBe("failed");
});

test("a ready shot shows the merchant's decision", () => {
  expect(shotStatus(aShotCard())).toBe("ready");
  expect(shotStatus(aShotCard({ decision: "discarded" }))).toBe("discarded");
  expect(shotStatus(aShotCard({ decision: "repainted" }))).toBe("repainted");
  expect(shotStatus(aShotCard({ decision: "approved" }))).toBe("approved");
});

test.each([
  ["pending", "publishing"],
  ["staged", "publishing"],
  ["filed", "publishing"],
  ["attached", "publishing"],
  ["placed", "published"],
  ["blocked", "blocked"],
  ["removed", "unpublished"],
] as const)("an approved shot whose publication is %s shows as %s", (state, status) => {
  expect(shotStatus(aShotCard({ decision: "approved", publication: aPublication({ state }) }))).toBe(status);
});

test("a picture that is asked to come off shows as coming off until it has", () => {
  const publication = aPublication({ state: "placed", removing: true });
  expect(shotStatus(aShotCard({ decision: "approved", publication }))).toBe("unpublishing");
});

test("only what changes by itself keeps a page asking", () => {
  expect(["waiting", "checking", "publishing", "unpublishing"].map((s) => isMoving(s as "waiting"))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["ready", "failed", "published", "blocked"].map((s) => isMoving(s as "ready"))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
