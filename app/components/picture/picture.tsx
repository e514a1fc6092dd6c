import { Icon } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import type { ReactElement } from "react";

import { photoSized } from "./photo-sized.ts";
import styles from "./picture.module.css";

/** Sharp on a dense screen at the largest size that a square picture is shown in. */
const PHOTO_WIDTH = 480;

type Props = {
  readonly url: string | null;
  readonly alt: string;
  /** `cover` fills the square, `contain` shows all of the picture. */
  readonly fit: "cover" | "contain";
  readonly dimmed?: boolean;
};

/** A square picture; where there is none yet, a quiet placeholder that says the same to a screen reader. */
export function Picture({ url, alt, fit, dimmed = false }: Props): ReactElement {
  const frame = [styles["frame"], styles["square"], styles[fit], dimmed ? styles["working"] : ""].join(" ");
  if (url === null) {
    return (
      <div className={`${frame} ${String(styles["empty"])}`} role="img" aria-label={alt}>
        <Icon source={ImageIcon} />
      </div>
    );
  }
  return (
    <div className={frame}>
      <img src={photoSized(url, PHOTO_WIDTH)} alt={alt} loading="lazy" decoding="async" />
    </div>
  );
}
