import { Badge, InlineStack, Text, Tooltip } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import type { ProductSize as Size } from "#app/core/catalog/size.ts";

/** The size a room shot is made at; a guessed one is labelled as such. */
export function ProductSize({ size }: { readonly size: Size }): ReactElement {
  const { t } = useTranslation();
  const height = Math.round(size.heightCm);
  const width = Math.round(size.widthCm);
  const words =
    size.depthCm === null
      ? t("products.size.twoSides", { height, width })
      : t("products.size.threeSides", { height, width, depth: Math.round(size.depthCm) });
  const note = size.depthCm === null ? t("products.size.twoSidesNote") : t("products.size.threeSidesNote");
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" tone="subdued">
        <abbr title={note} style={{ textDecoration: "none" }}>
          {words}
        </abbr>
      </Text>
      {size.source === "guess" ? (
        <Tooltip content={t("products.size.guessNote")}>
          <Badge>{t("products.size.guess")}</Badge>
        </Tooltip>
      ) : null}
    </InlineStack>
  );
}
