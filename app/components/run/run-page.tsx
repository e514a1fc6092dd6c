import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { BackButton } from "#app/components/page/back-button.tsx";
import { reviewPath } from "#app/components/page/page-paths.ts";
import { SectionPage } from "#app/components/page/section-page.tsx";
import { useLivePage } from "#app/components/page/use-live-page.ts";
import { shotStatus } from "#app/components/picture/shot-status.ts";
import { ShotGrid } from "#app/components/picture/shot-tile.tsx";
import type { RunView } from "#app/core/run/views.ts";
import { CancelRun } from "./cancel-run.tsx";

type Props = { readonly run: RunView };

function RunWords({ run }: Props): ReactElement {
  const { t } = useTranslation();
  const total = run.shots.length;
  return (
    <BlockStack gap="100">
      <div role="status" aria-live="polite">
        <Text as="p" variant="headingMd">
          {t("run.progress", { finished: total - run.working, total })}
        </Text>
        <Text as="p" tone="subdued">
          {run.working > 0 ? t("run.working", { count: run.working }) : t("run.finished", { count: total })}
        </Text>
      </div>
      {run.failed > 0 ? <Text as="p">{t("run.failed", { count: run.failed })}</Text> : null}
    </BlockStack>
  );
}

function RunActions({ run }: Props): ReactElement | null {
  const { t } = useTranslation();
  const toReview = run.shots.find((shot) => shotStatus(shot) === "ready");
  if (toReview === undefined && run.working === 0) return null;
  return (
    <InlineStack gap="200">
      {toReview === undefined ? null : (
        <Button variant="primary" url={reviewPath(toReview.shotId)}>
          {t("run.review")}
        </Button>
      )}
      {run.working > 0 ? <CancelRun runId={run.runId} /> : null}
    </InlineStack>
  );
}

function RunProgress({ run }: Props): ReactElement {
  const { t } = useTranslation();
  const total = run.shots.length;
  return (
    <Card>
      <BlockStack gap="400">
        <RunWords run={run} />
        <ProgressBar
          size="small"
          tone="primary"
          progress={total === 0 ? 0 : Math.round((100 * (total - run.working)) / total)}
          ariaLabelledBy="run-progress"
        />
        <span id="run-progress" hidden>
          {t("run.progressLabel")}
        </span>
        <RunActions run={run} />
      </BlockStack>
    </Card>
  );
}

export function RunPage({ run }: Props): ReactElement {
  const { t } = useTranslation();
  useLivePage(run.working > 0);
  return (
    <SectionPage
      title={t("run.title", { style: t(`style.${run.styleKey}.name`) })}
      actions={<BackButton words={t("app.back.library")} to="/app/library" />}
    >
      <BlockStack gap="400">
        <RunProgress run={run} />
        <Card>
          <ShotGrid shots={run.shots} />
        </Card>
      </BlockStack>
    </SectionPage>
  );
}
