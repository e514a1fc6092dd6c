import { BlockStack, Box, Button, Card, InlineStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { EmptyCard } from "#app/components/page/empty-card.tsx";
import { SectionPage } from "#app/components/page/section-page.tsx";
import type { ProductsView } from "#app/core/run/views.ts";
import styles from "./product-list.module.css";
import { ProductRow } from "./product-row.tsx";
import { ProductSearch } from "./product-search.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useSelection, type Selection } from "./use-selection.ts";

type Props = {
  readonly view: ProductsView;
  readonly words: string;
  readonly after: string | null;
  readonly maxSelected: number;
};

function ProductRows({
  rows,
  selection,
}: {
  readonly rows: ProductsView["rows"];
  readonly selection: Selection;
}): ReactElement {
  return (
    <ul className={styles["list"]}>
      {rows.map((row) => {
        const isSelected = selection.chosen.includes(row.gid);
        return (
          <ProductRow
            key={row.gid}
            row={row}
            isSelected={isSelected}
            canSelect={isSelected || !selection.isFull}
            onSelect={(on) => {
              selection.select(row.gid, on);
            }}
          />
        );
      })}
    </ul>
  );
}

function pagePath(words: string, after: string | null): string {
  const query = new URLSearchParams();
  if (words !== "") query.set("words", words);
  if (after !== null) query.set("after", after);
  const text = query.toString();
  return text === "" ? "/app/products" : `/app/products?${text}`;
}

function Paging({ view, words, after }: Omit<Props, "maxSelected">): ReactElement | null {
  const { t } = useTranslation();
  if (after === null && view.nextCursor === null) return null;
  return (
    <InlineStack align="center" gap="200">
      {after === null ? null : <Button url={pagePath(words, null)}>{t("products.firstPage")}</Button>}
      {view.nextCursor === null ? null : (
        <Button url={pagePath(words, view.nextCursor)}>{t("products.nextPage")}</Button>
      )}
    </InlineStack>
  );
}

function NoProducts({ words }: { readonly words: string }): ReactElement {
  const { t } = useTranslation();
  return words === "" ? (
    <EmptyCard title={t("products.empty.title")} body={t("products.empty.body")} />
  ) : (
    <EmptyCard title={t("products.nothingFound.title", { words })} body={t("products.nothingFound.body")} />
  );
}

export function ProductsPage({ view, words, after, maxSelected }: Props): ReactElement {
  const { t } = useTranslation();
  const selection = useSelection(maxSelected);
  return (
    <SectionPage title={t("products.title")}>
      <BlockStack gap="400">
        <Box paddingInline={{ xs: "300", sm: "0" }}>
          <ProductSearch key={words} words={words} />
        </Box>
        {view.rows.length === 0 ? (
          <NoProducts words={words} />
        ) : (
          <Card padding="0">
            <div className={styles["bar"]}>
              <SelectionBar selection={selection} max={maxSelected} />
            </div>
            <ProductRows rows={view.rows} selection={selection} />
          </Card>
        )}
        <Paging view={view} words={words} after={after} />
      </BlockStack>
    </SectionPage>
  );
}
