import { TitleBar } from "@shopify/app-bridge-react";
import { Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { EmptyCard } from "#app/components/page/empty-card.tsx";

export function NothingToReview(): ReactElement {
  const { t } = useTranslation();
  return (
    <Page title={t("review.title")} titleHidden>
      <TitleBar title={t("review.title")} />
      <EmptyCard
        title={t("review.empty.title")}
        body={t("review.empty.body")}
        action={{ words: t("review.empty.action"), url: "/app/products" }}
      />
    </Page>
  );
}
