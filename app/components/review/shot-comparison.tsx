import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useState, type ReactElement } from "react";

import { photoSized } from "#app/components/picture/photo-sized.ts";
import type { ShotView } from "#app/core/shot/views.ts";
import { ComparedPicture } from "./compared-picture.tsx";
import { MatchLine } from "./match-line.tsx";
import { matchWord } from "./match-words.ts";
import { PictureSwitch, type ShownPicture } from "./picture-switch.tsx";
import styles from "./review.module.css";

/** As wide as the preview beside it, so that both are equally sharp. */
const PHOTO_WIDTH = 1_024;

type Props = { readonly shot: ShotView };

function ShotNotes({ shot, showsDifference }: Props & { readonly showsDifference: boolean }): ReactElement | null {
  const { t } = useTranslation();
  if (!showsDifference && shot.finalUrl !== null) return null;
  return (
    <Text as="p" tone="subdued">
      {showsDifference ? t("review.differenceNote") : t("review.preview")}
    </Text>
  );
}

function useRightPicture({ shot }: Props, shown: ShownPicture) {
  const { t } = useTranslation();
  const title = shot.productTitle;
  if (shown !== "difference" || shot.differenceUrl === null) {
    const url = shot.finalUrl ?? shot.previewUrl;
    return { words: t("review.picture.shot"), url: url ?? shot.photoUrl, alt: t("shot.picture", { title }) };
  }
  const isTheSame = shot.score !== null && matchWord(shot.score) === "none";
  return {
    words: t("review.picture.difference"),
    url: shot.differenceUrl,
    alt: t("review.differencePicture", { title }),
    note: isTheSame ? t("review.noDifference") : undefined,
  };
}

function DifferenceButton({
  isShown,
  onShow,
}: {
  readonly isShown: boolean;
  readonly onShow: (shown: ShownPicture) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles["wideOnly"]}>
      <Button
        pressed={isShown}
        onClick={() => {
          onShow(isShown ? "shot" : "difference");
        }}
      >
        {isShown ? t("review.hideDifference") : t("review.showDifference")}
      </Button>
    </div>
  );
}

/** The product photo and the room shot side by side, and where the two differ. */
export function ShotComparison({ shot }: Props): ReactElement {
  const { t } = useTranslation();
  const [shown, setShown] = useState<ShownPicture>("shot");
  const right = useRightPicture({ shot }, shown);
  const hasDifference = shot.differenceUrl !== null;
  return (
    <BlockStack gap="300">
      <PictureSwitch shown={shown} hasDifference={hasDifference} onShow={setShown} />
      <div className={styles["pictures"]}>
        <ComparedPicture
          words={t("review.picture.photo")}
          url={photoSized(shot.photoUrl, PHOTO_WIDTH)}
          alt={t("shot.photo", { title: shot.productTitle })}
          isHiddenOnPhone={shown !== "photo"}
        />
        <ComparedPicture {...right} isHiddenOnPhone={shown === "photo"} />
      </div>
      <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
        <BlockStack gap="100">
          <MatchLine score={shot.score} />
          <ShotNotes shot={shot} showsDifference={shown === "difference"} />
        </BlockStack>
        {hasDifference ? <DifferenceButton isShown={shown === "difference"} onShow={setShown} /> : null}
      </InlineStack>
    </BlockStack>
  );
}
