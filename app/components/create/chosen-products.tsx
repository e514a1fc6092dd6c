import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { Picture } from "#app/components/picture/picture.tsx";
import { ProductSize } from "#app/components/product/product-size.tsx";
import type { ProductRow } from "#app/core/run/views.ts";
import styles from "./create.module.css";

function ChosenProduct({ row }: { readonly row: ProductRow }): ReactElement {
  const { t } = useTranslation();
  const alt = row.photoUrl === null ? t("products.noPhotoPicture") : t("shot.photo", { title: row.title });
  return (
    <li className={styles["product"]}>
      <Picture url={row.photoUrl} alt={alt} fit="contain" />
      <BlockStack gap="050">
        <Text as="span" fontWeight="semibold" breakWord>
          {row.title}
        </Text>
        {row.problem === null ? (
          <ProductSize size={row.size} />
        ) : (
          <Text as="span" tone="critical">
            {t(`products.problem.${row.problem}`)}
          </Text>
        )}
      </BlockStack>
    </li>
  );
}

export function ChosenProducts({ products }: { readonly products: readonly ProductRow[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("create.products.title")}
        </Text>
        <ul className={styles["products"]}>
          {products.map((row) => (
            <ChosenProduct key={row.gid} row={row} />
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
