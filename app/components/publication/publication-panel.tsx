import { BlockStack, Button, Card, InlineError, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

import { shotStatus, type ShotStatus } from "#app/components/picture/shot-status.ts";
import type { PublicationState } from "#app/core/publication/publication.ts";
import type { ShotView } from "#app/core/shot/views.ts";
import { Unpublish } from "./unpublish.tsx";
import { usePublication, type PublicationInHand } from "./use-publication.ts";

/** How far along, in percent; null where nothing is on its way. */
const PROGRESS: Readonly<Record<PublicationState, number | null>> = {
  pending: 10,
  staged: 35,
  filed: 60,
  attached: 85,
  placed: null,
  blocked: null,
  removed: null,
};

function useStepWords({ publication }: ShotView): string {
  const { t } = useTranslation();
  if (publication === null) return t("publication.approved");
  return publication.removing ? t("publication.removing") : t(`publication.step.${publication.state}`);
}

function Progress({ shot }: { readonly shot: ShotView }): ReactElement | null {
  const { t } = useTranslation();
  const { publication } = shot;
  const progress = publication === null || publication.removing ? null : PROGRESS[publication.state];
  if (progress === null) return null;
  return (
    <>
      <span id="publication-progress" hidden>
        {t("publication.progressLabel")}
      </span>
      <ProgressBar size="small" tone="primary" progress={progress} ariaLabelledBy="publication-progress" />
    </>
  );
}

function PublishAgain({ inHand }: { readonly inHand: PublicationInHand }): ReactElement {
  const { t } = useTranslation();
  return (
    <Button
      variant="primary"
      loading={inHand.isPending}
      onClick={() => {
        inHand.ask("publish");
      }}
    >
      {t("publication.retry")}
    </Button>
  );
}

function OnProduct({ shot, inHand }: { readonly shot: ShotView; readonly inHand: PublicationInHand }): ReactElement {
  const { t } = useTranslation();
  return (
    <InlineStack gap="200">
      {shot.productUrl === null ? null : (
        <Button variant="primary" url={shot.productUrl} target="_blank">
          {t("publication.view")}
        </Button>
      )}
      <Unpublish
        isPending={inHand.isPending}
        onConfirm={() => {
          inHand.ask("unpublish");
        }}
      />
    </InlineStack>
  );
}

const CAN_PUBLISH: readonly ShotStatus[] = ["approved", "blocked", "unpublished"];

function Actions({
  shot,
  inHand,
}: {
  readonly shot: ShotView;
  readonly inHand: PublicationInHand;
}): ReactElement | null {
  const status = shotStatus(shot);
  if (status === "published") return <OnProduct shot={shot} inHand={inHand} />;
  if (!CAN_PUBLISH.includes(status)) return null;
  return (
    <div>
      <PublishAgain inHand={inHand} />
    </div>
  );
}

/** Where an approved shot stands on its way to the product, and the way back. */
export function PublicationPanel({ shot }: { readonly shot: ShotView }): ReactElement {
  const { t } = useTranslation();
  const inHand = usePublication(shot.shotId);
  const words = useStepWords(shot);
  const blockReason = shot.publication?.blockReason ?? null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(`shot.status.${shotStatus(shot)}`)}
        </Text>
        <Text as="p">
          <span role="status">{words}</span>
        </Text>
        {blockReason === null ? null : (
          <InlineError fieldID="publication" message={t(`publication.block.${blockReason}`)} />
        )}
        <Progress shot={shot} />
        <Actions shot={shot} inHand={inHand} />
        {inHand.problem === null ? null : (
          <div role="alert">
            <InlineError fieldID="publication-request" message={inHand.problem} />
          </div>
        )}
      </BlockStack>
    </Card>
  );
}
