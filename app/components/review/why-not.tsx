import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { createPath } from "#app/components/product/create-path.ts";
import { Picture } from "#app/components/picture/picture.tsx";
import type { ShotView } from "#app/core/shot/views.ts";

type Props = {
  readonly shot: ShotView;
  readonly status: "failed" | "cancelled" | "expired" | "discarded" | "repainted";
};

function useReason({ shot, status }: Props): string {
  const { t } = useTranslation();
  if (status !== "failed") return t(`review.notReviewable.${status}`);
  return `${t(`shot.failure.${shot.failureReason ?? "our-fault"}`)} ${t("shot.creditReturned")}`;
}

/** Why this shot was not kept, that it cost nothing, and the way to another one. */
export function WhyNot({ shot, status }: Props): ReactElement {
  const { t } = useTranslation();
  const reason = useReason({ shot, status });
  return (
    <Card>
      <InlineStack gap="400" wrap={false} blockAlign="center">
        <div style={{ width: "5rem", flex: "none" }}>
          <Picture url={shot.photoUrl} alt={t("shot.photo", { title: shot.productTitle })} fit="contain" />
        </div>
        <BlockStack gap="300" inlineAlign="start">
          <Text as="p" {...(status === "failed" ? { tone: "critical" as const } : {})}>
            {reason}
          </Text>
          <Button url={createPath([shot.productGid])}>{t("review.another")}</Button>
        </BlockStack>
      </InlineStack>
    </Card>
  );
}
