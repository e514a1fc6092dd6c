import { setTimeout as delay } from "node:timers/promises";

import type { AdminSession } from "./admin-session.ts";
import { decisionAnswer, runViewAnswer, type RunShot } from "./answers.ts";

const LOOK_EVERY_MS = 1_000;

/** Approves every shot as soon as it is ready, until each has ended on its product or with a reason. */
export async function followRun(
  admin: AdminSession,
  runId: string,
  say: (text: string) => void,
): Promise<readonly RunShot[]> {
  let told = "";
  for (;;) {
    const { shots } = await admin.ask(`/app/api/runs/${runId}`, runViewAnswer);
    const toReview = shots.filter(({ state, decision }) => state === "ready" && decision === "undecided");
    for (const { shotId } of toReview) {
      await admin.ask(`/app/api/shots/${shotId}/review`, decisionAnswer, { decision: "approve" });
    }
    const progress = describe(shots);
    if (progress !== told) say(progress);
    told = progress;
    if (toReview.length === 0 && shots.every(hasEnded)) return shots;
    await delay(LOOK_EVERY_MS);
  }
}

export function isPublished({ publication }: RunShot): boolean {
  return publication?.state === "placed";
}

/** Words of the app's own for why a shot is not on its product. */
export function reasonOf({ failureReason, publication, state }: RunShot): string {
  return failureReason ?? publication?.blockReason ?? publication?.state ?? state;
}

function hasEnded(shot: RunShot): boolean {
  if (["failed", "cancelled", "expired"].includes(shot.state)) return true;
  return isPublished(shot) || shot.publication?.state === "blocked";
}

function describe(shots: readonly RunShot[]): string {
  const painted = shots.filter(({ state }) => state === "ready").length;
  const published = shots.filter(isPublished).length;
  const failed = shots.filter((shot) => hasEnded(shot) && !isPublished(shot)).length;
  return `  ${String(painted)} of ${String(shots.length)} painted, ${String(published)} published, ${String(failed)} failed`;
}
