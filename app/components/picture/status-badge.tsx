import { Badge } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { STATUS_TONES, type ShotStatus } from "./shot-status.ts";

export function StatusBadge({ status }: { readonly status: ShotStatus }): ReactElement {
  const { t } = useTranslation();
  return <Badge tone={STATUS_TONES[status]}>{t(`shot.status.${status}`)}</Badge>;
}
