import { TitleBar } from "@shopify/app-bridge-react";
import { Box, Page } from "@shopify/polaris";
import type { ReactElement, ReactNode } from "react";

type Props = {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons for the admin's title bar. */
  readonly actions?: ReactNode;
};

/** A page that the admin's navigation leads to: its title stands in the admin's bar, and once more for screen readers. */
export function SectionPage({ title, children, actions }: Props): ReactElement {
  return (
    <Page title={title} titleHidden>
      <TitleBar title={title}>{actions}</TitleBar>
      <Box paddingBlock="400">{children}</Box>
    </Page>
  );
}
