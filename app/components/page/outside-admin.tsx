import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import styles from "./outside-admin.module.css";

/** What somebody sees who opens the app's address directly: the way in is the admin, and nothing is asked here. */
export function OutsideAdmin(): ReactElement {
  const { t } = useTranslation();
  return (
    <main className={styles["outside"]}>
      <h1>{t("app.outside.title")}</h1>
      <p>{t("app.outside.body")}</p>
    </main>
  );
}
