import type { GatewayPorts } from "./gateway/gateway.ts";
import type { RefreshTokenReuse } from "./shopify/identity/token-book.ts";

export type SandboxPorts = GatewayPorts & { readonly s3: number };

export type SandboxOptions = {
  /** Everything the sandbox keeps through a restart. */
  readonly dataDir: string;
  /** Where the app's web process listens; can be told later by `setAppPort` or `/control/app-port`. */
  readonly appPort?: number;
  readonly apiKey?: string;
  readonly apiSecret?: string;
  /** The app's `shopify.app.toml`. */
  readonly appConfiguration?: string;
  /** 0 or left out: a free one. */
  readonly ports?: Partial<SandboxPorts>;
  /** `ray` paints believable rooms, `plain` flat ones in a few milliseconds. */
  readonly painter?: "ray" | "plain";
  /** A folder whose pictures become the demo store's products instead of the built-in ones. */
  readonly photos?: string;
  readonly webhookRetryDelaysMs?: readonly number[];
  readonly refreshTokenReuse?: RefreshTokenReuse;
};

export const APP_URL = "https://app.roomshots.test";
export const DEFAULT_API_KEY = "roomshots-sandbox-key";
export const DEFAULT_API_SECRET = "roomshots-sandbox-secret";
