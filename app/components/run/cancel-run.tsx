import { Modal, TitleBar } from "@shopify/app-bridge-react";
import { Box, Button, InlineError, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useEffect, useState, type ReactElement } from "react";

import { useToast } from "#app/components/page/use-toast.ts";
import type { RunId } from "#app/core/ids.ts";

type CancelAnswer = { readonly outcome: "cancelled"; readonly cancelled: number } | { readonly outcome: "not-yours" };

export function CancelRun({ runId }: { readonly runId: RunId }): ReactElement {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const fetcher = useFetcher<CancelAnswer>();
  const toast = useToast();
  const answer = fetcher.data;

  useEffect(() => {
    if (answer?.outcome === "cancelled") toast(t("run.cancel.done", { count: answer.cancelled }));
  }, [answer, toast, t]);

  return (
    <>
      <Button
        loading={fetcher.state !== "idle"}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("run.cancel.action")}
      </Button>
      {answer?.outcome === "not-yours" ? <InlineError fieldID="cancel-run" message={t("app.requestFailed")} /> : null}
      <Modal
        open={isAsking}
        onHide={() => {
          setAsking(false);
        }}
      >
        <Box padding="400">
          <Text as="p">{t("run.cancel.body")}</Text>
        </Box>
        <TitleBar title={t("run.cancel.title")}>
          <button
            variant="primary"
            tone="critical"
            onClick={() => {
              setAsking(false);
              fetcher.submit({}, { method: "post", action: `/app/api/runs/${runId}/cancel` });
            }}
          >
            {t("run.cancel.confirm")}
          </button>
          <button
            onClick={() => {
              setAsking(false);
            }}
          >
            {t("run.cancel.keep")}
          </button>
        </TitleBar>
      </Modal>
    </>
  );
}
