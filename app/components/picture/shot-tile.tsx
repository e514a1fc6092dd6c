import { BlockStack, Spinner, Text } from "@shopify/polaris";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { shotPath } from "#app/components/page/page-paths.ts";
import type { ShotCard } from "#app/core/shot/views.ts";
import styles from "./picture.module.css";
import { Picture } from "./picture.tsx";
import { isMoving, shotStatus } from "./shot-status.ts";
import { StatusBadge } from "./status-badge.tsx";

function TilePicture({ shot }: { readonly shot: ShotCard }): ReactElement {
  const { t } = useTranslation();
  const title = shot.productTitle;
  if (shot.thumbnailUrl !== null) {
    return <Picture url={shot.thumbnailUrl} alt={t("shot.picture", { title })} fit="cover" />;
  }
  return <Picture url={shot.photoUrl} alt={t("shot.photo", { title })} fit="contain" dimmed />;
}

/** A room shot in a list; while it is being made, its product photo stands in for it. */
export function ShotTile({ shot }: { readonly shot: ShotCard }): ReactElement {
  const { t } = useTranslation();
  const status = shotStatus(shot);
  return (
    <li className={styles["tile"]}>
      <Link to={shotPath(shot.shotId)} className={styles["tileLink"]}>
        <BlockStack gap="200">
          <div className={styles["frame"]}>
            <TilePicture shot={shot} />
            {isMoving(status) && shot.thumbnailUrl === null ? (
              <div className={styles["spinner"]} aria-hidden="true">
                <Spinner size="small" />
              </div>
            ) : null}
          </div>
          <Text as="span" variant="bodyMd" fontWeight="medium" truncate>
            {shot.productTitle}
          </Text>
        </BlockStack>
      </Link>
      <Text as="p" variant="bodySm" tone="subdued">
        {t(`style.${shot.styleKey}.name`)}
      </Text>
      <div>
        <StatusBadge status={status} />
      </div>
      {shot.failureReason === null ? null : (
        <Text as="p" variant="bodySm" tone="subdued">
          {t(`shot.failure.${shot.failureReason}`)}
        </Text>
      )}
    </li>
  );
}

export function ShotGrid({ shots }: { readonly shots: readonly ShotCard[] }): ReactElement {
  return (
    <ul className={styles["grid"]}>
      {shots.map((shot) => (
        <ShotTile key={shot.shotId} shot={shot} />
      ))}
    </ul>
  );
}
