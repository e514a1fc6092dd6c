import { BlockStack, Box, Button, Card, Icon, Text } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import type { ReactElement } from "react";

type Action = {
  readonly words: string;
  /** Where the page already offers the same more prominently. */
  readonly isSecondary?: boolean;
} & ({ readonly url: string } | { readonly onAction: () => void });

type Props = { readonly title: string; readonly body: string; readonly action?: Action };

function ActionButton({ action }: { readonly action: Action }): ReactElement {
  const what = "url" in action ? { url: action.url } : { onClick: action.onAction };
  return (
    <Button variant={action.isSecondary === true ? "secondary" : "primary"} {...what}>
      {action.words}
    </Button>
  );
}

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
          {action === undefined ? null : <ActionButton action={action} />}
        </BlockStack>
      </Box>
    </Card>
  );
}
