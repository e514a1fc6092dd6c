import { BlockStack, Button, Card, InlineError, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import styles from "./create.module.css";

type Props = {
  /** Shots that can be made of the chosen products; each holds one credit. */
  readonly shots: number;
  readonly creditsLeft: number;
  readonly problem: string | null;
  readonly isSubmitting: boolean;
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

export function RunEstimate({ shots, creditsLeft, problem, isSubmitting }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("create.estimate.title")}
        </Text>
        <dl className={styles["estimate"]}>
          <Line words={t("create.estimate.shots")} figure={shots} />
          <Line words={t("create.estimate.needed")} figure={shots} />
          <Line words={t("create.estimate.left")} figure={creditsLeft} />
        </dl>
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
        {problem === null ? null : (
          <div role="alert">
            <InlineError fieldID="create-run" message={problem} />
          </div>
        )}
        <Text as="p" variant="bodySm" tone="subdued">
          {t("create.estimate.note")}
        </Text>
      </BlockStack>
    </Card>
  );
}
