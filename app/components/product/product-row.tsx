import { BlockStack, Button, Checkbox, Icon, InlineStack, Text } from "@shopify/polaris";
import { ChevronRightIcon } from "@shopify/polaris-icons";
import { Link } from "@remix-run/react";
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

/** A link over the whole row, so that a tap anywhere on it opens the product. */
function ProductTitle({ row }: { readonly row: Row }): ReactElement {
  const title = (
    <Text as="span" variant="bodyMd" fontWeight="semibold" breakWord>
      {row.title}
    </Text>
  );
  if (row.problem !== null) return title;
  return (
    <Link to={createPath([row.gid])} className={styles["open"]}>
      {title}
    </Link>
  );
}

function ProductWords({ row }: { readonly row: Row }): ReactElement {
  const { t } = useTranslation();
  return (
    <BlockStack gap="050">
      <ProductTitle row={row} />
      <InlineStack gap="200" blockAlign="center">
        {row.productType === "" ? null : (
          <span className={styles["wideOnly"]}>
            <Text as="span">{row.productType}</Text>
          </span>
        )}
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

function RowAction({ row }: { readonly row: Row }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles["action"]}>
      <span className={styles["wideOnly"]}>
        <Button url={createPath([row.gid])} accessibilityLabel={t("products.createOneFor", { title: row.title })}>
          {t("products.createOne")}
        </Button>
      </span>
      <span className={styles["chevron"]}>
        <Icon source={ChevronRightIcon} tone="subdued" />
      </span>
    </div>
  );
}

export function ProductRow({ row, isSelected, canSelect, onSelect }: Props): ReactElement {
  const { t } = useTranslation();
  const alt = row.photoUrl === null ? t("products.noPhotoPicture") : t("shot.photo", { title: row.title });
  return (
    <li className={styles["row"]}>
      <div className={styles["select"]}>
        <Checkbox
          label={t("products.select", { title: row.title })}
          labelHidden
          checked={isSelected}
          disabled={row.problem !== null || !canSelect}
          onChange={onSelect}
        />
      </div>
      <Picture url={row.photoUrl} alt={alt} fit="contain" />
      <ProductWords row={row} />
      {row.problem === null ? <RowAction row={row} /> : null}
    </li>
  );
}
