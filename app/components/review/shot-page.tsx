import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { useLivePage } from "#app/components/page/use-live-page.ts";
import { isMoving, shotStatus, STATUS_TONES, type ShotStatus } from "#app/components/picture/shot-status.ts";
import { PublicationPanel } from "#app/components/publication/publication-panel.tsx";
import type { ShotView } from "#app/core/shot/views.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { ShotComparison } from "./shot-comparison.tsx";
import { ShotFacts } from "./shot-facts.tsx";
import { ShotInProgress } from "./shot-in-progress.tsx";
import { WhyNot } from "./why-not.tsx";

function NextStep({ shot, status }: { readonly shot: ShotView; readonly status: ShotStatus }): ReactElement | null {
  switch (status) {
    case "ready":
      return <DecisionBar shot={shot} />;
    case "waiting":
    case "preparing":
    case "painting":
    case "checking":
      return <ShotInProgress shot={shot} />;
    case "failed":
    case "cancelled":
    case "expired":
    case "discarded":
    case "repainted":
      return <WhyNot shot={shot} status={status} />;
    case "approved":
    case "publishing":
    case "published":
    case "blocked":
    case "unpublishing":
    case "unpublished":
      return <PublicationPanel shot={shot} />;
  }
}

/** One room shot: the pictures, what was checked, and the one next thing that can be done with it. */
export function ShotPage({ shot }: { readonly shot: ShotView }): ReactElement {
  const { t } = useTranslation();
  const status = shotStatus(shot);
  useLivePage(isMoving(status));
  const step = <NextStep shot={shot} status={status} />;
  return (
    <Page
      title={shot.productTitle}
      titleMetadata={<Badge tone={STATUS_TONES[status]}>{t(`shot.status.${status}`)}</Badge>}
      backAction={{ content: t("app.back.library"), url: "/app/library" }}
    >
      <TitleBar title={t("review.title")} />
      <BlockStack gap="400">
        {status === "ready" ? null : step}
        <ShotComparison shot={shot} />
        {shot.score === null ? null : <ShotFacts shot={shot} />}
        {status === "ready" ? step : null}
      </BlockStack>
    </Page>
  );
}
