import type { Channel } from "./channel.ts";
import { ModalElement } from "./modal.ts";
import { type SaveBars, SaveBarElement } from "./save-bar.ts";
import type { SessionTokens } from "./session-token.ts";
import { createToasts } from "./toasts.ts";

export type BridgeParts = {
  readonly adminOrigin: string;
  readonly apiKey: string;
  readonly channel: Channel;
  readonly tokens: SessionTokens;
  readonly bars: SaveBars;
};

export class BridgeElementMissingError extends Error {
  override name = "BridgeElementMissingError" as const;
  constructor(id: string) {
    super(`No App Bridge element with the id ${id}`);
  }
}

/** `window.shopify`, as far as an embedded app in the sandbox needs it. */
export const createBridgeGlobal = ({ adminOrigin, apiKey, channel, tokens, bars }: BridgeParts) => {
  const query = new URLSearchParams(window.location.search);
  const isEmbedded = window.parent !== window;
  return {
    config: {
      apiKey,
      shop: query.get("shop") ?? "",
      host: query.get("host") ?? "",
      locale: query.get("locale") ?? "en",
    },
    origin: adminOrigin,
    ready: Promise.resolve(),
    environment: { embedded: isEmbedded, mobile: false, pos: false },
    idToken: () => tokens.get(),
    user: () => Promise.resolve({ accountAccess: "Full access" }),
    toast: createToasts(channel),
    loading: (isLoading = true) => {
      channel.tell({ type: "loading", isLoading });
    },
    modal: openableById(ModalElement),
    saveBar: {
      ...openableById(SaveBarElement),
      leaveConfirmation: async () => {
        if (bars.isOpen()) await channel.ask("confirm-leave");
      },
    },
    scopes: { query: () => channel.ask("scopes") },
    resourcePicker: (options: unknown) => channel.ask("pick-products", options),
  };
};

type Openable = HTMLElement & { show: () => Promise<void>; hide: () => Promise<void>; toggle: () => Promise<void> };

const openableById = (kind: new () => Openable) => {
  const find = (id: string): Openable => {
    const element = document.getElementById(id);
    if (!(element instanceof kind)) throw new BridgeElementMissingError(id);
    return element;
  };
  return {
    show: (id: string) => find(id).show(),
    hide: (id: string) => find(id).hide(),
    toggle: (id: string) => find(id).toggle(),
  };
};
