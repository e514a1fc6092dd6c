import { BlockStack, Card, InlineStack, Spinner, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { Picture } from "#app/components/picture/picture.tsx";
import { shotStatus } from "#app/components/picture/shot-status.ts";
import type { ShotView } from "#app/core/shot/views.ts";
import styles from "./review.module.css";

/** Stands where the room shot will be, and says what is being done. */
export function ShotInProgress({ shot }: { readonly shot: ShotView }): ReactElement {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Spinner size="small" accessibilityLabel={t(`shot.status.${shotStatus(shot)}`)} />
          <Text as="p">
            <span role="status">{t("review.notReviewable.working")}</span>
          </Text>
        </InlineStack>
        <div className={styles["pictures"]}>
          <Picture url={shot.photoUrl} alt={t("shot.photo", { title: shot.productTitle })} fit="contain" />
          <div className={styles["skeleton"]} aria-hidden="true" />
        </div>
      </BlockStack>
    </Card>
  );
}
