import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

/** What somebody sees who opens the app's address directly: the way in is the admin, and nothing is asked here. */
export function OutsideAdmin(): ReactElement {
  const { t } = useTranslation();
  return (
    <main>
      <Box padding="600" maxWidth="40rem">
        <Card>
          <BlockStack gap="200">
            <Text as="h1" variant="headingLg">
              {t("app.outside.title")}
            </Text>
            <Text as="p">{t("app.outside.body")}</Text>
          </BlockStack>
        </Card>
      </Box>
    </main>
  );
}
