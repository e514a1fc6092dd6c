import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { REVIEW_DECISIONS, type ReviewDecision } from "./review-answer.ts";
import styles from "./review.module.css";

const DECISION_KEY: Readonly<Record<ReviewDecision, string>> = { approve: "A", discard: "D", repaint: "R" };

/** The keys that do what the buttons do; shown where there is a keyboard to press them on. */
export function KeyHint({ hasOthers }: { readonly hasOthers: boolean }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles["keys"]}>
      {REVIEW_DECISIONS.map((decision) => (
        <span key={decision}>
          <kbd>{DECISION_KEY[decision]}</kbd> {t(`review.key.${decision}`)}
        </span>
      ))}
      {hasOthers ? (
        <span>
          <kbd>←</kbd> <kbd>→</kbd> {t("review.key.others")}
        </span>
      ) : null}
    </div>
  );
}
