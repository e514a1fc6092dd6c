import { Text } from "@shopify/polaris";
import type { ReactElement } from "react";

import styles from "./review.module.css";

type Props = {
  readonly words: string;
  readonly url: string;
  readonly alt: string;
  /** Said over the picture itself. */
  readonly note?: string | undefined;
  readonly isHiddenOnPhone: boolean;
};

export function ComparedPicture({ words, url, alt, note, isHiddenOnPhone }: Props): ReactElement {
  return (
    <figure className={[styles["figure"], isHiddenOnPhone ? styles["hiddenOnPhone"] : ""].join(" ")}>
      <figcaption className={styles["caption"]}>
        <Text as="span" variant="headingSm">
          {words}
        </Text>
      </figcaption>
      <div className={styles["picture"]}>
        <img src={url} alt={alt} width={1024} height={1024} />
        {note === undefined ? null : <span className={styles["note"]}>{note}</span>}
      </div>
    </figure>
  );
}
