import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { BackButton } from "#app/components/page/back-button.tsx";
import { EmptyCard } from "#app/components/page/empty-card.tsx";
import { SectionPage } from "#app/components/page/section-page.tsx";
import { CreateForm, type CreateFormProps } from "./create-form.tsx";

export function CreatePage(props: CreateFormProps): ReactElement {
  const { t } = useTranslation();
  return (
    <SectionPage title={t("create.title")} actions={<BackButton words={t("app.back.products")} to="/app/products" />}>
      {props.form.products.length === 0 ? (
        <EmptyCard
          title={t("create.nothingChosen.title")}
          body={t("create.nothingChosen.body")}
          action={{ words: t("create.nothingChosen.action"), url: "/app/products" }}
        />
      ) : (
        <CreateForm {...props} />
      )}
    </SectionPage>
  );
}
