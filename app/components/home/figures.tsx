import { BlockStack, Text } from "@shopify/polaris";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import type { HomeView } from "#app/core/run/views.ts";
import styles from "./figures.module.css";

type FigureProps = { readonly words: string; readonly count: number; readonly detail?: string };

function Figure({ words, count, detail }: FigureProps): ReactElement {
  return (
    <BlockStack gap="100">
      <Text as="span" tone="subdued">
        {words}
      </Text>
      <Text as="span" variant="headingXl" numeric>
        {count}
      </Text>
      {detail === undefined ? null : (
        <Text as="span" variant="bodySm" tone="subdued">
          {detail}
        </Text>
      )}
    </BlockStack>
  );
}

export function Figures({ home }: { readonly home: HomeView }): ReactElement {
  const { t } = useTranslation();
  const { left, held, used } = home.credits;
  return (
    <section aria-label={t("home.figures.title")} className={styles["figures"]}>
      <Link className={styles["figure"]} to="/app/review">
        <Figure words={t("home.figures.review")} count={home.readyToReview} />
      </Link>
      <Link className={styles["figure"]} to="/app/library?filter=working">
        <Figure words={t("home.figures.working")} count={home.working} />
      </Link>
      <Link className={styles["figure"]} to="/app/library?filter=published">
        <Figure words={t("home.figures.published")} count={home.published} />
      </Link>
      <div className={styles["figure"]}>
        <Figure
          words={t("home.figures.credits")}
          count={left}
          detail={t("home.figures.creditsDetail", { held, used })}
        />
      </div>
    </section>
  );
}
