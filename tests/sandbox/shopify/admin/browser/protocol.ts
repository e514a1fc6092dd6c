/** What the app's frame and the admin around it say to each other through `postMessage`. */
export type BarButton = {
  readonly label: string;
  readonly kind: "primary" | "plain" | "breadcrumb";
  /** The label of the menu it is grouped in, `null` for a button of its own. */
  readonly group: string | null;
  readonly isCritical: boolean;
  readonly isDisabled: boolean;
  readonly isLoading: boolean;
};

export type NavLink = { readonly label: string; readonly href: string };

export type SaveBarState = {
  readonly save: Pick<BarButton, "label" | "isDisabled" | "isLoading">;
  readonly discard: Pick<BarButton, "label" | "isDisabled" | "isLoading">;
  readonly asksBeforeDiscard: boolean;
};

export type Toast = {
  readonly id: string;
  readonly message: string;
  readonly isError: boolean;
  readonly durationMs: number;
  readonly action: string | null;
};

export type ToAdmin =
  | { readonly type: "location"; readonly path: string }
  | { readonly type: "navigation"; readonly links: readonly NavLink[] }
  | { readonly type: "title-bar"; readonly title: string; readonly buttons: readonly BarButton[] }
  | { readonly type: "save-bar"; readonly state: SaveBarState | null }
  | { readonly type: "toast"; readonly toast: Toast }
  | { readonly type: "hide-toast"; readonly id: string }
  | { readonly type: "loading"; readonly isLoading: boolean }
  | { readonly type: "modal"; readonly isOpen: boolean }
  | { readonly type: "redirect"; readonly url: string };

export type Question = "session-token" | "scopes" | "confirm-leave" | "pick-products";

export type ToFrame =
  | { readonly type: "navigate"; readonly href: string }
  | { readonly type: "title-bar-press"; readonly index: number }
  | { readonly type: "save-bar-press"; readonly button: "save" | "discard" }
  | { readonly type: "toast-action"; readonly id: string }
  | { readonly type: "toast-gone"; readonly id: string };

export type FrameEnvelope =
  | { readonly sandbox: "notice"; readonly notice: ToAdmin }
  | { readonly sandbox: "question"; readonly id: number; readonly question: Question; readonly detail: unknown };

export type AdminEnvelope =
  | { readonly sandbox: "notice"; readonly notice: ToFrame }
  | { readonly sandbox: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly sandbox: "refusal"; readonly id: number; readonly reason: string };

/** Both ends are ours and the origin is checked first, so the marker is enough to tell our messages from others. */
export const isFrameEnvelope = (message: unknown): message is FrameEnvelope => hasMarker(message);
export const isAdminEnvelope = (message: unknown): message is AdminEnvelope => hasMarker(message);

const hasMarker = (message: unknown): boolean =>
  typeof message === "object" && message !== null && "sandbox" in message && typeof message.sandbox === "string";
