import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { matchWord } from "./match-words.ts";

/** "Product match 97: no visible difference". */
export function MatchLine({ score }: { readonly score: number | null }): ReactElement | null {
  const { t } = useTranslation();
  if (score === null) return null;
  return (
    <Text as="p" fontWeight="semibold">
      {t(`review.match.${matchWord(score)}`, { score: Math.round(score) })}
    </Text>
  );
}
