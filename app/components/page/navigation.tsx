import { NavMenu } from "@shopify/app-bridge-react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

/** The admin draws it beside its own navigation; the first link is the app's name there. */
export function Navigation(): ReactElement {
  const { t } = useTranslation();
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        {t("app.name")}
      </Link>
      <Link to="/app/products">{t("app.nav.products")}</Link>
      <Link to="/app/review">{t("app.nav.review")}</Link>
      <Link to="/app/library">{t("app.nav.library")}</Link>
    </NavMenu>
  );
}
