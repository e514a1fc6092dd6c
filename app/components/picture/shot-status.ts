import type { ShotCard } from "#app/core/shot/views.ts";
import type { ShotState } from "#app/core/shot/shot.ts";

/** One word for where a shot stands, of its state, the merchant's decision and its publication. */
export type ShotStatus =
  | ShotState
  | "approved"
  | "discarded"
  | "repainted"
  | "publishing"
  | "published"
  | "blocked"
  | "unpublishing"
  | "unpublished";

export type StatusTone = "info" | "success" | "attention" | "warning" | "critical" | "enabled";

type StatusOf = Pick<ShotCard, "state" | "decision" | "publication">;

function statusOfApproved({ publication }: StatusOf): ShotStatus {
  if (publication === null) return "approved";
  if (publication.removing) return "unpublishing";
  switch (publication.state) {
    case "pending":
    case "staged":
    case "filed":
    case "attached":
      return "publishing";
    case "placed":
      return "published";
    case "blocked":
      return "blocked";
    case "removed":
      return "unpublished";
  }
}

export function shotStatus(shot: StatusOf): ShotStatus {
  if (shot.state !== "ready") return shot.state;
  switch (shot.decision) {
    case "undecided":
      return "ready";
    case "approved":
      return statusOfApproved(shot);
    case "discarded":
    case "repainted":
      return shot.decision;
  }
}

/** Red is for what went wrong and nothing else. */
export const STATUS_TONES: Readonly<Record<ShotStatus, StatusTone>> = {
  waiting: "info",
  preparing: "info",
  painting: "info",
  checking: "info",
  ready: "attention",
  failed: "critical",
  cancelled: "enabled",
  expired: "enabled",
  approved: "success",
  discarded: "enabled",
  repainted: "enabled",
  publishing: "info",
  published: "success",
  blocked: "warning",
  unpublishing: "info",
  unpublished: "enabled",
};

const MOVING: readonly ShotStatus[] = ["waiting", "preparing", "painting", "checking", "publishing", "unpublishing"];

/** Whether the status will change without the merchant doing anything. */
export function isMoving(status: ShotStatus): boolean {
  return MOVING.includes(status);
}
