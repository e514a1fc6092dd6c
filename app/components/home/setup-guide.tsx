import { BlockStack, Button, Card, Collapsible, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { useId, useState, type ReactElement } from "react";

import type { HomeView } from "#app/core/run/views.ts";
import styles from "./setup-guide.module.css";

type SetupStep = HomeView["setup"][number];

const STEP_PAGES: Readonly<Record<SetupStep["step"], string>> = {
  "first-shot": "/app/products",
  "first-review": "/app/review",
  "first-publication": "/app/library",
};

function GuideStep({ step, isNext }: { readonly step: SetupStep; readonly isNext: boolean }): ReactElement {
  const { t } = useTranslation();
  return (
    <InlineStack as="li" gap="300" wrap={false} blockAlign="start">
      {step.done ? (
        <span>
          <Icon source={CheckCircleIcon} tone="success" accessibilityLabel={t("home.setup.done")} />
        </span>
      ) : (
        <span className={styles["open"]} role="img" aria-label={t("home.setup.open")} />
      )}
      <BlockStack gap="200" inlineAlign="start">
        <Text as="h3" variant="headingSm">
          {t(`home.setup.step.${step.step}.title`)}
        </Text>
        <Text as="p" tone="subdued">
          {t(`home.setup.step.${step.step}.body`)}
        </Text>
        {isNext ? (
          <Button variant="primary" url={STEP_PAGES[step.step]}>
            {t(`home.setup.step.${step.step}.action`)}
          </Button>
        ) : null}
      </BlockStack>
    </InlineStack>
  );
}

/** The first steps, each ticked from what really happened; folded away once all are done. */
export function SetupGuide({ setup }: { readonly setup: HomeView["setup"] }): ReactElement {
  const { t } = useTranslation();
  const done = setup.filter((step) => step.done).length;
  const isFinished = done === setup.length;
  const next = setup.find((step) => !step.done);
  const [isOpen, setOpen] = useState(!isFinished);
  const stepsId = useId();
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {isFinished ? t("home.setup.finished") : t("home.setup.title")}
            </Text>
            <Text as="p" tone="subdued">
              {t("home.setup.progress", { done, total: setup.length })}
            </Text>
          </BlockStack>
          <Button
            variant="tertiary"
            disclosure={isOpen ? "up" : "down"}
            ariaControls={stepsId}
            ariaExpanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            {isOpen ? t("home.setup.hide") : t("home.setup.show")}
          </Button>
        </InlineStack>
        <Collapsible id={stepsId} open={isOpen}>
          <BlockStack as="ul" gap="500">
            {setup.map((step) => (
              <GuideStep key={step.step} step={step} isNext={step === next} />
            ))}
          </BlockStack>
        </Collapsible>
      </BlockStack>
    </Card>
  );
}
