import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { createPath } from "#app/components/product/create-path.ts";
import { Picture } from "#app/components/picture/picture.tsx";
import type { ShotView } from "#app/core/shot/views.ts";

function useReason(shot: ShotView): string {
  const { t } = useTranslation();
  if (shot.state === "cancelled" || shot.state === "expired") return t(`review.notReviewable.${shot.state}`);
  if (shot.decision === "discarded" || shot.decision === "repainted") return t(`review.notReviewable.${shot.decision}`);
  return `${t(`shot.failure.${shot.failureReason ?? "our-fault"}`)} ${t("shot.creditReturned")}`;
}

/** Why this shot was not kept, that it cost nothing, and the way to another one. */
export function WhyNot({ shot }: { readonly shot: ShotView }): ReactElement {
  const { t } = useTranslation();
  const reason = useReason(shot);
  return (
    <Card>
      <InlineStack gap="400" wrap={false} blockAlign="center">
        <div style={{ width: "5rem", flex: "none" }}>
          <Picture url={shot.photoUrl} alt={t("shot.photo", { title: shot.productTitle })} fit="contain" />
        </div>
        <BlockStack gap="300" inlineAlign="start">
          <Text as="p">{reason}</Text>
          <Button url={createPath([shot.productGid])}>{t("review.another")}</Button>
        </BlockStack>
      </InlineStack>
    </Card>
  );
}
