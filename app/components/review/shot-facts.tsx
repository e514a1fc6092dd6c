import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement, ReactNode } from "react";

import { ProductSize } from "#app/components/product/product-size.tsx";
import type { ShotView } from "#app/core/shot/views.ts";
import styles from "./review.module.css";

function Fact({ words, children }: { readonly words: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{words}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Brightness({ percent }: { readonly percent: number }): ReactElement {
  const { t } = useTranslation();
  const rounded = Math.round(percent);
  if (rounded === 0) return <>{t("review.about.brightnessSame")}</>;
  return rounded > 0 ? (
    <>{t("review.about.brighter", { percent: rounded })}</>
  ) : (
    <>{t("review.about.darker", { percent: -rounded })}</>
  );
}

/** What was checked and changed, for the merchant to judge the picture by. */
export function ShotFacts({ shot }: { readonly shot: ShotView }): ReactElement {
  const { t } = useTranslation();
  const { relightPercent } = shot;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("review.about.title")}
        </Text>
        <dl className={styles["facts"]}>
          <Fact words={t("review.about.style")}>{t(`style.${shot.styleKey}.name`)}</Fact>
          <Fact words={t("review.about.size")}>
            <ProductSize size={shot.size} />
          </Fact>
          {relightPercent === null ? null : (
            <Fact words={t("review.about.brightness")}>
              <Brightness percent={relightPercent} />
            </Fact>
          )}
          <Fact words={t("review.about.attemptsTitle")}>{t("review.about.attempts", { count: shot.attempts })}</Fact>
        </dl>
        {shot.enlarged ? (
          <Text as="p" tone="subdued">
            {t("review.about.enlarged")}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}
