import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { EmptyCard } from "#app/components/page/empty-card.tsx";
import { SectionPage } from "#app/components/page/section-page.tsx";
import { ShotGrid } from "#app/components/picture/shot-tile.tsx";
import type { HomeView } from "#app/core/run/views.ts";
import { Figures } from "./figures.tsx";
import { SetupGuide } from "./setup-guide.tsx";

function LatestShots({ latest }: Pick<HomeView, "latest">): ReactElement {
  const { t } = useTranslation();
  if (latest.length === 0)
    return (
      <EmptyCard
        title={t("home.latest.empty")}
        body={t("home.latest.emptyBody")}
        action={{ words: t("home.create"), url: "/app/products", isSecondary: true }}
      />
    );
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("home.latest.title")}
          </Text>
          <Link url="/app/library">{t("home.latest.all")}</Link>
        </InlineStack>
        <ShotGrid shots={latest} />
      </BlockStack>
    </Card>
  );
}

export function HomePage({ home }: { readonly home: HomeView }): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <SectionPage
      title={t("home.title")}
      actions={
        <button
          variant="primary"
          onClick={() => {
            navigate("/app/products");
          }}
        >
          {t("home.create")}
        </button>
      }
    >
      <BlockStack gap="400">
        <SetupGuide setup={home.setup} />
        <Figures home={home} />
        <LatestShots latest={home.latest} />
      </BlockStack>
    </SectionPage>
  );
}
