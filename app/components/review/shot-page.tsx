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

/** One room shot: the pictures, what was checked, and the one next thing that can be done with it. */
export function ShotPage({ shot }: { readonly shot: ShotView }): ReactElement {
  const { t } = useTranslation();
  const status = shotStatus(shot);
  useLivePage(isMoving(status));
  const step = <NextStep shot={shot} next={NEXT_THING[status]} />;
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
