import { useTranslation } from "react-i18next";

import type { CreateAnswer } from "./create-answer.ts";

type Question = { readonly answer: CreateAnswer | undefined; readonly shots: number; readonly left: number };

/** What stands between the merchant and this run, in words; null where nothing does. */
export function useCreateProblem({ answer, shots, left }: Question): string | null {
  const { t } = useTranslation();
  const outOfCredits = (needed: number, stillLeft: number): string =>
    t("create.outOfCredits", {
      needed: t("app.credits", { count: needed }),
      left: t("app.credits", { count: stillLeft }),
    });
  if (shots === 0) return null;
  if (shots > left) return outOfCredits(shots, left);
  switch (answer?.outcome) {
    case undefined:
    case "requested":
      return null;
    case "out-of-credits":
      return outOfCredits(answer.needed, answer.left);
    // The products themselves are listed with their problems.
    case "nothing-to-do":
      return null;
    case "products-gone":
      return t("create.productsGone");
    case "invalid":
      return t("app.requestFailed");
  }
}
