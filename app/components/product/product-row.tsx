import { BlockStack, Button, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { Picture } from "#app/components/picture/picture.tsx";
import type { ProductRow as Row } from "#app/core/run/views.ts";
import { createPath } from "./create-path.ts";
import { ProductCounts } from "./product-counts.tsx";
import styles from "./product-list.module.css";
import { ProductSize } from "./product-size.tsx";

type Props = {
  readonly row: Row;
  readonly isSelected: boolean;
  readonly canSelect: boolean;
  readonly onSelect: (isSelected: boolean) => void;
};

function ProductWords({ row }: { readonly row: Row }): ReactElement {
  const { t } = useTranslation();
  return (
    <BlockStack gap="100">
      <Text as="span" variant="bodyMd" fontWeight="semibold" breakWord>
        {row.title}
      </Text>
      <InlineStack gap="200" blockAlign="center">
        {row.productType === "" ? null : <Text as="span">{row.productType}</Text>}
        <ProductSize size={row.size} />
      </InlineStack>
      <ProductCounts row={row} />
      {row.problem === null ? null : (
        <Text as="p" tone="subdued">
          {t(`products.problem.${row.problem}`)}
        </Text>
      )}
    </BlockStack>
  );
}

export function ProductRow({ row, isSelected, canSelect, onSelect }: Props): ReactElement {
  const { t } = useTranslation();
  const alt = row.photoUrl === null ? t("products.noPhotoPicture") : t("shot.photo", { title: row.title });
  return (
    <li className={styles["row"]}>
      <Checkbox
        label={t("products.select", { title: row.title })}
        labelHidden
        checked={isSelected}
        disabled={row.problem !== null || !canSelect}
        onChange={onSelect}
      />
      <Picture url={row.photoUrl} alt={alt} fit="contain" />
      <ProductWords row={row} />
      {row.problem === null ? (
        <div className={styles["action"]}>
          <Button url={createPath([row.gid])} accessibilityLabel={t("products.createOneFor", { title: row.title })}>
            {t("products.createOne")}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
