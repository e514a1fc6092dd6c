import { z } from "zod";

export const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
export const ONLINE_TOKEN = "urn:shopify:params:oauth:token-type:online-access-token";
export const OFFLINE_TOKEN = "urn:shopify:params:oauth:token-type:offline-access-token";

const client = { client_id: z.string(), client_secret: z.string() };

export const tokenRequestSchema = z.discriminatedUnion("grant_type", [
  z.object({
    ...client,
    grant_type: z.literal(TOKEN_EXCHANGE),
    subject_token: z.string(),
    subject_token_type: z.literal("urn:ietf:params:oauth:token-type:id_token"),
    requested_token_type: z.enum([OFFLINE_TOKEN, ONLINE_TOKEN]),
    expiring: z.enum(["0", "1"]).default("0"),
  }),
  z.object({ ...client, grant_type: z.literal("refresh_token"), refresh_token: z.string() }),
]);

export type TokenRequest = z.infer<typeof tokenRequestSchema>;
export type TokenExchange = Extract<TokenRequest, { grant_type: typeof TOKEN_EXCHANGE }>;
