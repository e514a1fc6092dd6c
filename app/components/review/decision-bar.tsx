import { BlockStack, Button, InlineError } from "@shopify/polaris";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import type { ShotView } from "#app/core/shot/views.ts";
import { REVIEW_DECISIONS, type ReviewDecision } from "./review-answer.ts";
import styles from "./review.module.css";
import { useDecision, type DecisionInHand } from "./use-decision.ts";
import { useReviewKeys } from "./use-review-keys.ts";

const DECISION_KEY: Readonly<Record<ReviewDecision, string>> = { approve: "A", discard: "D", repaint: "R" };

function KeyHint({ hasNext }: { readonly hasNext: boolean }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles["keys"]}>
      {t("review.keys")}
      {REVIEW_DECISIONS.map((decision) => (
        <span key={decision}>
          <kbd>{DECISION_KEY[decision]}</kbd> {t(`review.key.${decision}`)}
        </span>
      ))}
      {hasNext ? (
        <span>
          <kbd>→</kbd> {t("review.key.next")}
        </span>
      ) : null}
    </div>
  );
}

function DecisionButton({
  decision,
  inHand,
}: {
  readonly decision: ReviewDecision;
  readonly inHand: DecisionInHand;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Button
      variant={decision === "approve" ? "primary" : "secondary"}
      size="large"
      fullWidth
      loading={inHand.pending === decision}
      disabled={inHand.pending !== null && inHand.pending !== decision}
      onClick={() => {
        inHand.decide(decision);
      }}
    >
      {t(`review.${decision}`)}
    </Button>
  );
}

/** The merchant's decision on a ready shot; always in reach, also on a phone. */
export function DecisionBar({ shot }: { readonly shot: ShotView }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const inHand = useDecision(shot);
  const next = shot.nextToReview;
  const goNext = (): void => {
    if (next !== null) navigate(`/app/shots/${next}`);
  };
  useReviewKeys({ onDecide: inHand.decide, onNext: goNext });
  return (
    <div className={styles["bar"]}>
      <BlockStack gap="200">
        <div className={styles["decision"]}>
          <div className={styles["buttons"]}>
            <DecisionButton decision="approve" inHand={inHand} />
            <DecisionButton decision="repaint" inHand={inHand} />
            <DecisionButton decision="discard" inHand={inHand} />
          </div>
          <KeyHint hasNext={next !== null} />
          {next === null ? null : (
            <Button variant="tertiary" onClick={goNext}>
              {t("review.next")}
            </Button>
          )}
        </div>
        {inHand.problem === null ? null : (
          <div role="alert">
            <InlineError fieldID="decision" message={inHand.problem} />
          </div>
        )}
      </BlockStack>
    </div>
  );
}
