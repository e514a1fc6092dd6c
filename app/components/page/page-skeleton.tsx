import { BlockStack, Box, Card, Page, SkeletonBodyText, SkeletonDisplayText } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReactElement } from "react";

/** Stands where a page will be that takes its time. */
export function PageSkeleton(): ReactElement {
  const { t } = useTranslation();
  return (
    <Page title={t("app.loading")} titleHidden>
      <Box paddingBlock="400">
        <div role="status" aria-label={t("app.loading")}>
          <BlockStack gap="400">
            {[3, 6].map((lines) => (
              <Card key={lines}>
                <BlockStack gap="400">
                  <SkeletonDisplayText size="small" />
                  <SkeletonBodyText lines={lines} />
                </BlockStack>
              </Card>
            ))}
          </BlockStack>
        </div>
      </Box>
    </Page>
  );
}
