import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { EmptyCard } from "./empty-card.tsx";
import { SectionPage } from "./section-page.tsx";

/** The page is not there, or belongs to another shop: neither can be told from the other. */
export function NotFound(): ReactElement {
  const { t } = useTranslation();
  return (
    <SectionPage title={t("app.notFound.title")}>
      <EmptyCard
        title={t("app.notFound.title")}
        body={t("app.notFound.body")}
        action={{ words: t("app.notFound.action"), url: "/app" }}
      />
    </SectionPage>
  );
}

export function PageBroken({ onTryAgain }: { readonly onTryAgain: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <SectionPage title={t("app.name")}>
      <div role="alert">
        <EmptyCard
          title={t("app.broken.title")}
          body={t("app.broken.body")}
          action={{ words: t("app.tryAgain"), onAction: onTryAgain }}
        />
      </div>
    </SectionPage>
  );
}
