import { BlockStack, Button, ButtonGroup, InlineError } from "@shopify/polaris";
import { ArrowLeftIcon, ArrowRightIcon } from "@shopify/polaris-icons";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { reviewPath } from "#app/components/page/page-paths.ts";
import type { ShotView } from "#app/core/shot/views.ts";
import { KeyHint } from "./key-hint.tsx";
import type { ReviewDecision } from "./review-answer.ts";
import styles from "./review.module.css";
import { useDecision, type DecisionInHand } from "./use-decision.ts";
import { useReviewKeys } from "./use-review-keys.ts";

type ButtonProps = { readonly decision: ReviewDecision; readonly inHand: DecisionInHand };

function DecisionButton({ decision, inHand }: ButtonProps): ReactElement {
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

type OthersProps = { readonly onPrevious: () => void; readonly onNext: () => void };

function OtherShots({ onPrevious, onNext }: OthersProps): ReactElement {
  const { t } = useTranslation();
  return (
    <ButtonGroup variant="segmented">
      <Button size="large" icon={ArrowLeftIcon} accessibilityLabel={t("review.previous")} onClick={onPrevious} />
      <Button size="large" icon={ArrowRightIcon} accessibilityLabel={t("review.next")} onClick={onNext} />
    </ButtonGroup>
  );
}

/** The merchant's decision on a ready shot; always in reach, also on a phone. */
export function DecisionBar({ shot }: { readonly shot: ShotView }): ReactElement {
  const navigate = useNavigate();
  const inHand = useDecision(shot);
  const goTo = (other: ShotView["nextToReview"]) => (): void => {
    if (other !== null) navigate(reviewPath(other));
  };
  const onNext = goTo(shot.nextToReview);
  const onPrevious = goTo(shot.previousToReview);
  useReviewKeys({ onDecide: inHand.decide, onNext, onPrevious });
  const hasOthers = shot.nextToReview !== null;
  return (
    <div className={styles["bar"]}>
      <BlockStack gap="200">
        <div className={styles["decision"]}>
          <div className={styles["buttons"]}>
            <DecisionButton decision="approve" inHand={inHand} />
            <DecisionButton decision="repaint" inHand={inHand} />
            <DecisionButton decision="discard" inHand={inHand} />
          </div>
          <KeyHint hasOthers={hasOthers} />
          {hasOthers ? <OtherShots onPrevious={onPrevious} onNext={onNext} /> : null}
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
