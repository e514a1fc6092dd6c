import { Banner, BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { BackButton } from "#app/components/page/back-button.tsx";
import { SectionPage } from "#app/components/page/section-page.tsx";
import { useLivePage } from "#app/components/page/use-live-page.ts";
import { isMoving, shotStatus, type ShotStatus } from "#app/components/picture/shot-status.ts";
import { StatusBadge } from "#app/components/picture/status-badge.tsx";
import { PublicationPanel } from "#app/components/publication/publication-panel.tsx";
import type { ShotView } from "#app/core/shot/views.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { ShotComparison } from "./shot-comparison.tsx";
import { ShotFacts } from "./shot-facts.tsx";
import { ShotInProgress } from "./shot-in-progress.tsx";
import { WhyNot } from "./why-not.tsx";

/** Where the merchant looks at the shot: in the review queue, or on its page in the library. */
export type ShotPlace = "review" | "library";

type Props = { readonly shot: ShotView; readonly place: ShotPlace };

type NextThing = "decide" | "wait" | "why-not" | "publish";

/** What a merchant can do about a shot in each status. */
const NEXT_THING: Readonly<Record<ShotStatus, NextThing>> = {
  waiting: "wait",
  preparing: "wait",
  painting: "wait",
  checking: "wait",
  ready: "decide",
  failed: "why-not",
  cancelled: "why-not",
  expired: "why-not",
  discarded: "why-not",
  repainted: "why-not",
  approved: "publish",
  publishing: "publish",
  published: "publish",
  blocked: "publish",
  unpublishing: "publish",
  unpublished: "publish",
};

function NextStep({ shot, next }: { readonly shot: ShotView; readonly next: NextThing }): ReactElement {
  switch (next) {
    case "decide":
      return <DecisionBar shot={shot} />;
    case "wait":
      return <ShotInProgress shot={shot} />;
    case "why-not":
      return <WhyNot shot={shot} />;
    case "publish":
      return <PublicationPanel shot={shot} />;
  }
}

function ShotHeading({ shot }: { readonly shot: ShotView }): ReactElement {
  const status = shotStatus(shot);
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="h2" variant="headingMd" breakWord>
        {shot.productTitle}
      </Text>
      {/* What is published says so above, with what can be done about it. */}
      {NEXT_THING[status] === "publish" ? null : <StatusBadge status={status} />}
    </InlineStack>
  );
}

/** One room shot: the pictures, what was checked, and the one next thing that can be done with it. */
export function ShotPage({ shot, place }: Props): ReactElement {
  const { t } = useTranslation();
  const status = shotStatus(shot);
  useLivePage(isMoving(status));
  const step = <NextStep shot={shot} next={NEXT_THING[status]} />;
  return (
    <SectionPage
      title={place === "review" ? t("review.title") : t("shot.title")}
      actions={place === "review" ? null : <BackButton words={t("app.back.library")} to="/app/library" />}
    >
      <BlockStack gap="400">
        {shot.previewUrl === null ? (
          <Box paddingInline={{ xs: "400", sm: "0" }}>
            <ShotHeading shot={shot} />
          </Box>
        ) : null}
        {status === "ready" ? null : step}
        {shot.previewUrl === null ? null : (
          <Card>
            <BlockStack gap="400">
              <ShotHeading shot={shot} />
              {/* Decided, the shot itself is shown again, not how it differed. */}
              <ShotComparison key={shot.decision} shot={shot} />
            </BlockStack>
          </Card>
        )}
        {shot.outlineUnsure && status === "ready" ? <Banner tone="warning">{t("review.outlineUnsure")}</Banner> : null}
        {status === "ready" ? step : null}
        {shot.score === null ? null : <ShotFacts shot={shot} />}
      </BlockStack>
    </SectionPage>
  );
}
