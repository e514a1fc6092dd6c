import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { createPath } from "./create-path.ts";
import type { Selection } from "./use-selection.ts";

export function SelectionBar({
  selection,
  max,
}: {
  readonly selection: Selection;
  readonly max: number;
}): ReactElement {
  const { t } = useTranslation();
  const count = selection.chosen.length;
  if (count === 0) {
    return (
      <Text as="p" tone="subdued">
        {t("products.selectHint", { max })}
      </Text>
    );
  }
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <BlockStack>
        <Text as="p" fontWeight="semibold">
          <span role="status">{t("products.selected", { count })}</span>
        </Text>
        {selection.isFull ? (
          <Text as="p" tone="subdued">
            {t("products.selectionFull", { max })}
          </Text>
        ) : null}
      </BlockStack>
      <InlineStack gap="200">
        <Button variant="tertiary" onClick={selection.clear}>
          {t("products.clearSelection")}
        </Button>
        <Button variant="primary" url={createPath(selection.chosen)}>
          {t("products.createMany")}
        </Button>
      </InlineStack>
    </InlineStack>
  );
}
