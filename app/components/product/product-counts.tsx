import { Badge, InlineStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import type { ProductRow } from "#app/core/run/views.ts";

/** The product's room shots so far; nothing where there are none. */
export function ProductCounts({ row }: { readonly row: ProductRow }): ReactElement | null {
  const { t } = useTranslation();
  if (row.working + row.readyToReview + row.published === 0) return null;
  return (
    <InlineStack gap="100">
      {row.published > 0 ? <Badge tone="success">{t("products.published", { count: row.published })}</Badge> : null}
      {row.readyToReview > 0 ? (
        <Badge tone="attention">{t("products.review", { count: row.readyToReview })}</Badge>
      ) : null}
      {row.working > 0 ? <Badge tone="info">{t("products.working", { count: row.working })}</Badge> : null}
    </InlineStack>
  );
}
