import { createBridgeGlobal } from "./bridge-global.ts";
import { openChannel } from "./channel.ts";
import { interceptFetch } from "./fetch-interception.ts";
import { ModalElement } from "./modal.ts";
import { defineNavMenu } from "./nav-menu.ts";
import { followNavigation, reloadWithToken } from "./navigation.ts";
import { createSaveBars, SaveBarElement } from "./save-bar.ts";
import { followForms } from "./save-bar-form.ts";
import { createSessionTokens } from "./session-token.ts";
import { defineTitleBar } from "./title-bar.ts";

// Filled in by the bundler from bridge.css.
declare const BRIDGE_STYLES: string;

const ADMIN_ORIGIN = "https://admin.shopify.com";

const apiKeyOfPage = (): string => {
  const script = document.querySelector<HTMLScriptElement>("script[data-api-key]");
  const meta = document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]');
  return script?.dataset["apiKey"] ?? meta?.content ?? "";
};

// A style element would be an unknown node to React when it hydrates the document.
const addStyles = (css: string): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};

const start = (): void => {
  const channel = openChannel(ADMIN_ORIGIN);
  const tokens = createSessionTokens(channel);
  const bars = createSaveBars(channel);
  const bridge = createBridgeGlobal({ adminOrigin: ADMIN_ORIGIN, apiKey: apiKeyOfPage(), channel, tokens, bars });
  Object.defineProperty(window, "shopify", { value: bridge, writable: true, configurable: true });

  addStyles(BRIDGE_STYLES);
  interceptFetch(channel, tokens);
  SaveBarElement.bars = bars;
  ModalElement.channel = channel;
  customElements.define("ui-save-bar", SaveBarElement);
  customElements.define("ui-modal", ModalElement);
  defineNavMenu(channel);
  defineTitleBar(channel);
  followForms(bars);
  followNavigation(channel);
  void reloadWithToken(tokens);
};

start();
