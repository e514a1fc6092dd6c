import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { EmptyCard } from "#app/components/page/empty-card.tsx";
import { SectionPage } from "#app/components/page/section-page.tsx";

export function NothingToReview(): ReactElement {
  const { t } = useTranslation();
  return (
    <SectionPage title={t("review.title")}>
      <EmptyCard
        title={t("review.empty.title")}
        body={t("review.empty.body")}
        action={{ words: t("review.empty.action"), url: "/app/products" }}
      />
    </SectionPage>
  );
}
