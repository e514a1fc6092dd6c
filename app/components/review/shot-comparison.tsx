import { BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useState, type ReactElement } from "react";

import type { ShotView } from "#app/core/shot/views.ts";
import { MatchLine } from "./match-line.tsx";
import styles from "./review.module.css";

type Shown = "photo" | "shot";

type FigureProps = {
  readonly words: string;
  readonly url: string;
  readonly alt: string;
  readonly isHiddenOnPhone: boolean;
};

function ComparedPicture({ words, url, alt, isHiddenOnPhone }: FigureProps): ReactElement {
  return (
    <figure className={[styles["figure"], isHiddenOnPhone ? styles["hiddenOnPhone"] : ""].join(" ")}>
      <figcaption>
        <Text as="span" variant="headingSm">
          {words}
        </Text>
      </figcaption>
      <img src={url} alt={alt} />
    </figure>
  );
}

/** A phone is too narrow for two pictures, so there one press swaps them in the same place. */
function PictureSwitch({
  shown,
  onShow,
}: {
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles["switch"]} role="group" aria-label={t("review.choosePicture")}>
      <ButtonGroup variant="segmented" fullWidth>
        <Button
          pressed={shown === "photo"}
          onClick={() => {
            onShow("photo");
          }}
        >
          {t("review.photo")}
        </Button>
        <Button
          pressed={shown === "shot"}
          onClick={() => {
            onShow("shot");
          }}
        >
          {t("review.roomShot")}
        </Button>
      </ButtonGroup>
    </div>
  );
}

function ShotNotes({
  shot,
  showsDifference,
}: {
  readonly shot: ShotView;
  readonly showsDifference: boolean;
}): ReactElement | null {
  const { t } = useTranslation();
  if (showsDifference)
    return (
      <Text as="p" tone="subdued">
        {t("review.differenceNote")}
      </Text>
    );
  if (shot.finalUrl !== null) return null;
  return (
    <Text as="p" tone="subdued">
      {t("review.preview")}
    </Text>
  );
}

/** The product photo and the room shot side by side, and where the two differ. */
export function ShotComparison({ shot }: { readonly shot: ShotView }): ReactElement | null {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>("shot");
  const [wantsDifference, setWantsDifference] = useState(false);
  const title = shot.productTitle;
  const shotUrl = shot.finalUrl ?? shot.previewUrl;
  if (shotUrl === null) return null;
  const difference = wantsDifference ? shot.differenceUrl : null;
  return (
    <Card>
      <BlockStack gap="400">
        <PictureSwitch shown={shown} onShow={setShown} />
        <div className={styles["pictures"]}>
          <ComparedPicture
            words={t("review.photo")}
            url={shot.photoUrl}
            alt={t("shot.photo", { title })}
            isHiddenOnPhone={shown !== "photo"}
          />
          <ComparedPicture
            words={difference === null ? t("review.roomShot") : t("review.difference")}
            url={difference ?? shotUrl}
            alt={difference === null ? t("shot.picture", { title }) : t("review.differencePicture", { title })}
            isHiddenOnPhone={shown !== "shot"}
          />
        </div>
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <BlockStack gap="100">
            <MatchLine score={shot.score} />
            <ShotNotes shot={shot} showsDifference={difference !== null} />
          </BlockStack>
          {shot.differenceUrl === null ? null : (
            <Button
              pressed={wantsDifference}
              onClick={() => {
                setWantsDifference(!wantsDifference);
                setShown("shot");
              }}
            >
              {wantsDifference ? t("review.hideDifference") : t("review.showDifference")}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
