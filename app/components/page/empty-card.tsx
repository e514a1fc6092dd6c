import { BlockStack, Box, Button, Card, Icon, Text } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import type { ReactElement } from "react";

type Props = {
  readonly title: string;
  readonly body: string;
  readonly action?: { readonly words: string } & ({ readonly url: string } | { readonly onAction: () => void });
};

/** Says why there is nothing here and what to do about it. */
export function EmptyCard({ title, body, action }: Props): ReactElement {
  return (
    <Card>
      <Box paddingBlock="800" paddingInline="400">
        <BlockStack gap="300" inlineAlign="center">
          <Box background="bg-surface-secondary" borderRadius="full" padding="300">
            <Icon source={ImageIcon} tone="subdued" />
          </Box>
          <Text as="h2" variant="headingMd" alignment="center">
            {title}
          </Text>
          <Text as="p" tone="subdued" alignment="center">
            {body}
          </Text>
          {action === undefined ? null : "url" in action ? (
            <Button variant="primary" url={action.url}>
              {action.words}
            </Button>
          ) : (
            <Button variant="primary" onClick={action.onAction}>
              {action.words}
            </Button>
          )}
        </BlockStack>
      </Box>
    </Card>
  );
}
