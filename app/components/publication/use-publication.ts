import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useEffect } from "react";

import { useToast } from "#app/components/page/use-toast.ts";
import type { ShotId } from "#app/core/ids.ts";
import type { PublicationAction, PublicationAnswer } from "./publication-answer.ts";

export type PublicationInHand = {
  readonly ask: (action: PublicationAction) => void;
  readonly isPending: boolean;
  readonly problem: string | null;
};

function useProblem(answer: PublicationAnswer | undefined): string | null {
  const { t } = useTranslation();
  switch (answer?.outcome) {
    case undefined:
    case "done":
      return null;
    case "invalid":
      return t("app.requestFailed");
    case "nothing-to-do":
    case "not-yours":
      return t(`publication.outcome.${answer.outcome}`);
  }
}

/** Asks for a picture to go on or come off its product, once at a time. */
export function usePublication(shotId: ShotId): PublicationInHand {
  const { t } = useTranslation();
  const fetcher = useFetcher<PublicationAnswer>();
  const toast = useToast();
  const answer = fetcher.data;

  useEffect(() => {
    if (answer?.outcome === "done") toast(t(`publication.outcome.${answer.action}`));
  }, [answer, toast, t]);

  return {
    ask: (action) => {
      if (fetcher.state !== "idle") return;
      fetcher.submit({ action }, { method: "post", action: `/app/api/shots/${shotId}/publication` });
    },
    isPending: fetcher.state !== "idle",
    problem: useProblem(answer),
  };
}
