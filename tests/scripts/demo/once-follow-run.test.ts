import { expect, test } from "vitest";

import { openAdminSession } from "#scripts/demo/once/admin-session.ts";
import type { RunShot } from "#scripts/demo/once/answers.ts";
import { followRun, isPublished, reasonOf } from "#scripts/demo/once/follow-run.ts";
import { startStandIn, type StandIn } from "./stand-in-app.ts";

const RUN = "/app/api/runs/run-1";
const placed = { state: "placed", blockReason: null };

test("each shot is approved once as soon as it is ready, until all have ended", async () => {
  const app = await startStandIn();
  app.answer(
    RUN,
    { body: { shots: [shot("a", { state: "painting" }), shot("b", {})] } },
    {
      body: {
        shots: [shot("a", {}), shot("b", { decision: "approved", publication: { ...placed, state: "staged" } })],
      },
    },
    { body: { shots: [shot("a", approved()), shot("b", approved())] } },
  );
  for (const id of ["a", "b"]) app.answer(`/app/api/shots/${id}/review`, { body: { outcome: "decided" } });
  const said: string[] = [];
  const ended = await followRun(openAdminSession(app.report), "run-1", (text) => said.push(text));
  expect(ended.map(({ shotId, publication }) => [shotId, publication?.state])).toEqual([
    ["a", "placed"],
    ["b", "placed"],
  ]);
  expect(reviewsOf(app)).toEqual([
    ["/app/api/shots/b/review", { decision: "approve" }],
    ["/app/api/shots/a/review", { decision: "approve" }],
  ]);
  expect(said).toEqual([
    "  1 of 2 painted, 0 published, 0 failed",
    "  2 of 2 painted, 0 published, 0 failed",
    "  2 of 2 painted, 2 published, 0 failed",
  ]);
});

test.each([
  ["failed", { state: "failed", failureReason: "painter-failed" }],
  ["cancelled", { state: "cancelled" }],
  ["expired", { state: "expired" }],
  ["not publishable", { ...approved(), publication: { state: "blocked", blockReason: "product-gone" } }],
])("a shot that is %s has ended, and nothing of it is approved", async (_, about) => {
  const app = await startStandIn();
  app.answer(RUN, { body: { shots: [shot("a", about)] } });
  const said: string[] = [];
  expect(await followRun(openAdminSession(app.report), "run-1", (text) => said.push(text))).toHaveLength(1);
  expect(reviewsOf(app)).toEqual([]);
  expect(said.join()).toMatch(/0 published, 1 failed/);
});

test("nothing is said twice", async () => {
  const app = await startStandIn();
  const painting = { body: { shots: [shot("a", { state: "painting" })] } };
  app.answer(RUN, painting, painting, { body: { shots: [shot("a", approved())] } });
  const said: string[] = [];
  await followRun(openAdminSession(app.report), "run-1", (text) => said.push(text));
  expect(said).toHaveLength(2);
});

test.each<[string, Partial<RunShot>]>([
  ["painter-failed", { state: "failed", failureReason: "painter-failed" }],
  ["product-gone", { publication: { state: "blocked", blockReason: "product-gone" } }],
  ["filed", { publication: { state: "filed", blockReason: null } }],
  ["cancelled", { state: "cancelled" }],
])("the reason for a shot that is not on its product is “%s”", (reason, about) => {
  expect(reasonOf(shot("a", about))).toBe(reason);
});

test.each<[boolean, Partial<RunShot>]>([
  [true, { publication: placed }],
  [false, { publication: { ...placed, state: "attached" } }],
  [false, { publication: { ...placed, state: "removed" } }],
  [false, { publication: null }],
])("published is %s for %j", (expected, about) => {
  expect(isPublished(shot("a", about))).toBe(expected);
});

function shot(shotId: string, about: Partial<RunShot>): RunShot {
  return {
    shotId,
    productGid: `gid://shopify/Product/${shotId}`,
    productTitle: `Product ${shotId}`,
    state: "ready",
    decision: "undecided",
    failureReason: null,
    publication: null,
    ...about,
  };
}

function approved(): Partial<RunShot> {
  return { decision: "approved", publication: placed };
}

function reviewsOf({ seen }: StandIn): unknown[] {
  return seen.filter(({ method }) => method === "POST").map(({ path, body }) => [path, body]);
}
