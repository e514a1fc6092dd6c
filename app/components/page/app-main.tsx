import { useTranslation } from "react-i18next";
import type { ReactElement, ReactNode } from "react";

/** Named, because the admin around it has a main part of its own. */
export function AppMain({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  return <main aria-label={t("app.name")}>{children}</main>;
}
