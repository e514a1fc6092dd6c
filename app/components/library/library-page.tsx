import { BlockStack, Card, InlineStack, Pagination } from "@shopify/polaris";
import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { EmptyCard } from "#app/components/page/empty-card.tsx";
import { SectionPage } from "#app/components/page/section-page.tsx";
import { useLivePage } from "#app/components/page/use-live-page.ts";
import { isMoving, shotStatus } from "#app/components/picture/shot-status.ts";
import { ShotGrid } from "#app/components/picture/shot-tile.tsx";
import type { LibraryFilter, LibraryView } from "#app/core/run/views.ts";
import { libraryPath } from "./library-filters.ts";
import { LibraryTabs } from "./library-tabs.tsx";

type Props = { readonly view: LibraryView; readonly filter: LibraryFilter };

function Paging({ view, filter }: Props): ReactElement | null {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (view.pages <= 1) return null;
  const go = (page: number) => () => {
    navigate(libraryPath(filter, page));
  };
  return (
    <InlineStack align="center">
      <Pagination
        label={t("app.page", { page: view.page, pages: view.pages })}
        hasPrevious={view.page > 1}
        hasNext={view.page < view.pages}
        onPrevious={go(view.page - 1)}
        onNext={go(view.page + 1)}
        accessibilityLabels={{ previous: t("app.previousPage"), next: t("app.nextPage") }}
      />
    </InlineStack>
  );
}

function Shots({ view, filter }: Props): ReactElement {
  const { t } = useTranslation();
  if (view.shots.length > 0) {
    return (
      <Card>
        <ShotGrid shots={view.shots} />
      </Card>
    );
  }
  return filter === "all" ? (
    <EmptyCard
      title={t("library.empty.all.title")}
      body={t("library.empty.all.body")}
      action={{ words: t("library.create"), url: "/app/products" }}
    />
  ) : (
    <EmptyCard title={t("library.empty.filtered.title")} body={t("library.empty.filtered.body")} />
  );
}

export function LibraryPage({ view, filter }: Props): ReactElement {
  const { t } = useTranslation();
  useLivePage(view.shots.some((shot) => isMoving(shotStatus(shot))));
  return (
    <SectionPage title={t("library.title")}>
      <BlockStack gap="400">
        <LibraryTabs filter={filter} />
        <Shots view={view} filter={filter} />
        <Paging view={view} filter={filter} />
      </BlockStack>
    </SectionPage>
  );
}
