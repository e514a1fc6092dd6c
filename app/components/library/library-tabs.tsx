import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import type { LibraryFilter } from "#app/core/run/views.ts";
import { LIBRARY_FILTERS, libraryPath } from "./library-filters.ts";
import styles from "./library-tabs.module.css";

/** Links, so that every group of shots has an address of its own. */
export function LibraryTabs({ filter }: { readonly filter: LibraryFilter }): ReactElement {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("library.filters")}>
      <ul className={styles["tabs"]}>
        {LIBRARY_FILTERS.map((key) => (
          <li key={key}>
            <Link
              to={libraryPath(key)}
              className={styles["tab"]}
              aria-current={key === filter ? "page" : undefined}
              preventScrollReset
            >
              {t(`library.filter.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
