import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { STYLE_PICTURES } from "#app/components/picture/style-pictures.ts";
import type { StyleKey } from "#app/core/style/styles.ts";
import styles from "./create.module.css";

type Props = {
  readonly styleKeys: readonly StyleKey[];
  readonly chosen: StyleKey | undefined;
  readonly onChoose: (style: StyleKey) => void;
};

function StyleCard({
  styleKey,
  isChosen,
  onChoose,
}: {
  styleKey: StyleKey;
  isChosen: boolean;
  onChoose: () => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <label className={styles["style"]}>
      <img src={STYLE_PICTURES[styleKey]} alt="" width={640} height={480} />
      <span className={styles["choice"]}>
        <input type="radio" name="styleKey" value={styleKey} checked={isChosen} onChange={onChoose} />
        <span>
          <Text as="span" fontWeight="semibold">
            {t(`style.${styleKey}.name`)}
          </Text>
          <br />
          <Text as="span" variant="bodySm" tone="subdued">
            {t(`style.${styleKey}.look`)}
          </Text>
        </span>
      </span>
    </label>
  );
}

/** Plain radio buttons dressed as pictures: arrows move the choice, a tap anywhere on a card chooses it. */
export function StyleChoice({ styleKeys, chosen, onChoose }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <Card>
      <fieldset className={styles["fieldset"]}>
        <legend className={styles["legend"]}>
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t("create.style.title")}
            </Text>
            <Text as="span" tone="subdued">
              {t("create.style.help")}
            </Text>
          </BlockStack>
        </legend>
        <div className={styles["styles"]}>
          {styleKeys.map((styleKey) => (
            <StyleCard
              key={styleKey}
              styleKey={styleKey}
              isChosen={styleKey === chosen}
              onChoose={() => {
                onChoose(styleKey);
              }}
            />
          ))}
        </div>
      </fieldset>
    </Card>
  );
}
