import { Modal, TitleBar } from "@shopify/app-bridge-react";
import { Box, Button, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useState, type ReactElement } from "react";

type Props = { readonly isPending: boolean; readonly onConfirm: () => void };

export function Unpublish({ isPending, onConfirm }: Props): ReactElement {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const close = (): void => {
    setAsking(false);
  };
  return (
    <>
      <Button
        loading={isPending}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("publication.unpublish.action")}
      </Button>
      <Modal open={isAsking} onHide={close}>
        <Box padding="400">
          <Text as="p">{t("publication.unpublish.body")}</Text>
        </Box>
        <TitleBar title={t("publication.unpublish.title")}>
          <button
            variant="primary"
            tone="critical"
            onClick={() => {
              close();
              onConfirm();
            }}
          >
            {t("publication.unpublish.confirm")}
          </button>
          <button onClick={close}>{t("publication.unpublish.keep")}</button>
        </TitleBar>
      </Modal>
    </>
  );
}
