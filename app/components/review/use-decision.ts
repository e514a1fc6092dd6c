import { useFetcher, useNavigate, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useEffect } from "react";

import { reviewPath, runPath } from "#app/components/page/page-paths.ts";
import { useToast } from "#app/components/page/use-toast.ts";
import type { ShotView } from "#app/core/shot/views.ts";
import type { ReviewAnswer, ReviewDecision } from "./review-answer.ts";

export type DecisionInHand = {
  readonly decide: (decision: ReviewDecision) => void;
  /** The decision on its way to the server, if any. */
  readonly pending: ReviewDecision | null;
  readonly problem: string | null;
};

function useProblem(answer: ReviewAnswer | undefined): string | null {
  const { t } = useTranslation();
  switch (answer?.outcome) {
    case undefined:
    case "done":
    case "repainting":
      return null;
    case "invalid":
      return t("app.requestFailed");
    case "already-decided":
    case "not-ready":
    case "not-yours":
      return t(`review.outcome.${answer.outcome}`);
  }
}

/** Where to go once decided: the next shot to review, else what the decision set in motion. */
function nextPath(shot: ShotView, answer: ReviewAnswer): string | null {
  if (shot.nextToReview !== null) return reviewPath(shot.nextToReview);
  if (answer.outcome === "repainting") return runPath(answer.runId);
  return null;
}

/** Sends a decision once, says that it worked, and moves on to the next shot. */
export function useDecision(shot: ShotView): DecisionInHand {
  const { t } = useTranslation();
  const fetcher = useFetcher<ReviewAnswer>();
  const navigate = useNavigate();
  const isLeaving = useNavigation().location !== undefined;
  const toast = useToast();
  const answer = fetcher.data;
  const pending = fetcher.state === "idle" ? null : pendingDecision(fetcher.formData);

  useEffect(() => {
    if (answer?.outcome !== "done" && answer?.outcome !== "repainting") return;
    toast(t(`review.outcome.${answer.decision}`));
    const next = nextPath(shot, answer);
    // A merchant who is on the way to another page already is not called back.
    if (isLeaving) return;
    if (next === null) window.scrollTo({ top: 0 });
    else navigate(next);
    // Only a new answer may move the page on; the shot's own fields refresh while it is shown.
  }, [answer]);

  return {
    decide: (decision) => {
      if (fetcher.state !== "idle") return;
      fetcher.submit({ decision }, { method: "post", action: `/app/api/shots/${shot.shotId}/review` });
    },
    pending,
    problem: useProblem(answer),
  };
}

function pendingDecision(form: FormData | undefined): ReviewDecision | null {
  const decision = form?.get("decision");
  return decision === "approve" || decision === "discard" || decision === "repaint" ? decision : null;
}
