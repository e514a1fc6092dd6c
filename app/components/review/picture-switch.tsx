import { Button, ButtonGroup } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import styles from "./review.module.css";

export const SHOWN_PICTURES = ["photo", "shot", "difference"] as const;
export type ShownPicture = (typeof SHOWN_PICTURES)[number];

type Props = {
  readonly shown: ShownPicture;
  readonly hasDifference: boolean;
  readonly onShow: (shown: ShownPicture) => void;
};

/** A phone is too narrow for two pictures, so there one press swaps them in the same place. */
export function PictureSwitch({ shown, hasDifference, onShow }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles["switch"]} role="group" aria-label={t("review.choosePicture")}>
      <ButtonGroup variant="segmented" fullWidth>
        {SHOWN_PICTURES.filter((picture) => picture !== "difference" || hasDifference).map((picture) => (
          <Button
            key={picture}
            size="large"
            pressed={picture === shown}
            onClick={() => {
              onShow(picture);
            }}
          >
            {t(`review.picture.${picture}`)}
          </Button>
        ))}
      </ButtonGroup>
    </div>
  );
}
