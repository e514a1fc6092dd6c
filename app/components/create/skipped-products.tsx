import { InlineError, List } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import type { ProductGid } from "#app/core/ids.ts";
import type { ProductProblem } from "#app/core/run/views.ts";

export type SkippedProduct = {
  readonly productGid: ProductGid;
  readonly title: string;
  readonly problem: ProductProblem;
};

/** Which of the chosen products get no room shot, and what to do about each. */
export function SkippedProducts({ skipped }: { readonly skipped: readonly SkippedProduct[] }): ReactElement | null {
  const { t } = useTranslation();
  if (skipped.length === 0) return null;
  return (
    <div role="alert">
      <InlineError fieldID="create-run" message={t("create.skipped", { count: skipped.length })} />
      <List>
        {skipped.map(({ productGid, title, problem }) => (
          <List.Item key={productGid}>
            {title}: {t(`products.problem.${problem}`)}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
