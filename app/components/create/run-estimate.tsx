import { BlockStack, Button, Card, InlineError, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { runPath } from "#app/components/page/page-paths.ts";
import type { RunId } from "#app/core/ids.ts";
import { estimateMinutes } from "#app/core/run/estimate-minutes.ts";
import styles from "./create.module.css";
import { SkippedProducts, type SkippedProduct } from "./skipped-products.tsx";

type Props = {
  /** Shots that can be made of the chosen products; each holds one credit. */
  readonly shots: number;
  readonly creditsLeft: number;
  readonly problem: string | null;
  readonly skipped: readonly SkippedProduct[];
  readonly isSubmitting: boolean;
  /** Of the run that was made. */
  readonly runId: RunId | null;
};

function Line({ words, figure }: { readonly words: string; readonly figure: string | number }): ReactElement {
  return (
    <>
      <dt>{words}</dt>
      <dd>
        <Text as="span" fontWeight="semibold" numeric>
          {figure}
        </Text>
      </dd>
    </>
  );
}

function Lines({ shots, creditsLeft }: Pick<Props, "shots" | "creditsLeft">): ReactElement {
  const { t } = useTranslation();
  return (
    <dl className={styles["estimate"]}>
      <Line words={t("create.estimate.shots")} figure={shots} />
      <Line words={t("create.estimate.needed")} figure={shots} />
      <Line words={t("create.estimate.left")} figure={creditsLeft} />
      {shots === 0 ? null : (
        <Line
          words={t("create.estimate.time")}
          figure={t("create.estimate.minutes", { count: estimateMinutes(shots) })}
        />
      )}
    </dl>
  );
}

function MainButton({ shots, creditsLeft, isSubmitting, runId }: Props): ReactElement {
  const { t } = useTranslation();
  if (runId !== null && !isSubmitting) {
    return (
      <Button variant="primary" size="large" fullWidth url={runPath(runId)}>
        {t("create.openRun")}
      </Button>
    );
  }
  return (
    <Button
      submit
      variant="primary"
      size="large"
      fullWidth
      loading={isSubmitting}
      disabled={shots === 0 || shots > creditsLeft}
    >
      {t("create.submit", { count: shots })}
    </Button>
  );
}

/** What the run takes, the button that starts it, and what stands in its way. */
export function RunEstimate(props: Props): ReactElement {
  const { t } = useTranslation();
  const { problem } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("create.estimate.title")}
        </Text>
        <Lines {...props} />
        <MainButton {...props} />
        {problem === null ? null : (
          <div role="alert">
            <InlineError fieldID="create-run" message={problem} />
          </div>
        )}
        <SkippedProducts skipped={props.skipped} />
        <Text as="p" variant="bodySm" tone="subdued">
          {t("create.estimate.note")}
        </Text>
      </BlockStack>
    </Card>
  );
}
