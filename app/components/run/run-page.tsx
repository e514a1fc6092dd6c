import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Page, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { useLivePage } from "#app/components/page/use-live-page.ts";
import { shotStatus } from "#app/components/picture/shot-status.ts";
import { ShotGrid } from "#app/components/picture/shot-tile.tsx";
import type { RunView } from "#app/core/run/views.ts";
import { CancelRun } from "./cancel-run.tsx";

function RunWords({ run }: { readonly run: RunView }): ReactElement {
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

function RunProgress({ run }: { readonly run: RunView }): ReactElement {
  const { t } = useTranslation();
  const total = run.shots.length;
  const toReview = run.shots.find((shot) => shotStatus(shot) === "ready");
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
        <InlineStack gap="200">
          {toReview === undefined ? null : (
            <Button variant="primary" url={`/app/shots/${toReview.shotId}`}>
              {t("run.review")}
            </Button>
          )}
          {run.working > 0 ? <CancelRun runId={run.runId} /> : null}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

export function RunPage({ run }: { readonly run: RunView }): ReactElement {
  const { t } = useTranslation();
  useLivePage(run.working > 0);
  return (
    <Page
      title={t("run.heading", { style: t(`style.${run.styleKey}.name`) })}
      backAction={{ content: t("app.back.library"), url: "/app/library" }}
    >
      <TitleBar title={t("run.title")} />
      <BlockStack gap="400">
        <RunProgress run={run} />
        <Card>
          <ShotGrid shots={run.shots} />
        </Card>
      </BlockStack>
    </Page>
  );
}
