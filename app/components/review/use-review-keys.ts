import { useEffect, useRef } from "react";

import type { ReviewDecision } from "./review-answer.ts";

export type ReviewKeys = {
  readonly onDecide: (decision: ReviewDecision) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
};

const DECISION_KEYS: Readonly<Record<string, ReviewDecision>> = { a: "approve", d: "discard", r: "repaint" };

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** A, D, R and the arrows left and right, unless somebody is typing or holds a modifier that belongs to the browser. */
export function useReviewKeys(keys: ReviewKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const decision = DECISION_KEYS[event.key.toLowerCase()];
      if (decision !== undefined) current.current.onDecide(decision);
      if (event.key === "ArrowRight") current.current.onNext();
      if (event.key === "ArrowLeft") current.current.onPrevious();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}
