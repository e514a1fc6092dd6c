import { mkdtemp } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listenOnLoopback } from "#tests/sandbox/gateway/listen.ts";
import { createIdentity, type Identity } from "./identity.ts";
import { identityFile } from "./identity-state.ts";
import type { RefreshTokenReuse } from "./token-book.ts";
import { tokenEndpoint } from "./token-endpoint.ts";
import { OFFLINE_TOKEN, ONLINE_TOKEN, TOKEN_EXCHANGE } from "./token-request.ts";

const APP = {
  name: "AI Roomshots",
  handle: "ai-roomshots",
  apiKey: "key",
  apiSecret: "secret",
  url: "https://app.roomshots.test",
  scopes: ["write_products", "write_files"],
};
const DOMAIN = "demo-store.myshopify.com";
const CLIENT = { client_id: "key", client_secret: "secret" };

let server: Server;
let port = 0;
let identity: Identity;
let nowMs = Date.UTC(2026, 10, 1);
const folder = await mkdtemp(join(tmpdir(), "identity-"));

const anIdentity = (name: string, reuse: RefreshTokenReuse = "until-replacement-used"): Identity =>
  createIdentity({
    app: APP,
    file: identityFile(join(folder, `${name}.json`)),
    shopNumber: (domain) => domain.length,
    reuse,
    now: () => nowMs,
  });

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", `https://${DOMAIN}`);
    void tokenEndpoint(identity).answer({ request, response, url });
  });
  port = await listenOnLoopback(server, 0);
});

afterAll(() => {
  server.close();
});

type Answer = { status: number; body: Record<string, unknown> };

const post = async (fields: Record<string, string>): Promise<Answer> => {
  const answer = await fetch(`http://127.0.0.1:${port}/admin/oauth/access_token`, {
    method: "POST",
    body: JSON.stringify(fields),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

const sessionToken = (): string => identity.sessionToken(identity.getShop(DOMAIN));

const exchange = (fields: Record<string, string> = {}): Promise<Answer> =>
  post({
    ...CLIENT,
    grant_type: TOKEN_EXCHANGE,
    subject_token: sessionToken(),
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: OFFLINE_TOKEN,
    expiring: "1",
    ...fields,
  });

const refresh = (token: unknown): Promise<Answer> =>
  post({ ...CLIENT, grant_type: "refresh_token", refresh_token: String(token) });

const isGood = (token: unknown): boolean => identity.access.lookup(String(token)) !== null;

test("exchanging a session token installs the app and gives an expiring offline token", async () => {
  identity = anIdentity("exchange");
  const { status, body } = await exchange();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    scope: "write_products,write_files",
    expires_in: 3600,
    refresh_token_expires_in: 7_776_000,
  });
  expect(identity.getShop(DOMAIN).installation).not.toBeNull();
});

test("a token's scopes include the reading that writing implies", async () => {
  identity = anIdentity("scopes");
  const { body } = await exchange();
  expect(identity.access.lookup(String(body["access_token"]))).toEqual({
    shop: DOMAIN,
    scopes: ["read_files", "read_products", "write_files", "write_products"],
  });
});

test("an offline token is dead after an hour, its refresh token is not", async () => {
  identity = anIdentity("expiry");
  const { body } = await exchange();
  nowMs += 3_600_001;
  expect(isGood(body["access_token"])).toBe(false);
  const renewed = await refresh(body["refresh_token"]);
  expect(renewed.status).toBe(200);
  expect(isGood(renewed.body["access_token"])).toBe(true);
});

test("without `expiring` the token has no end and no refresh token, and is the same each time", async () => {
  identity = anIdentity("permanent");
  const first = await exchange({ expiring: "0" });
  const second = await exchange({ expiring: "0" });
  expect(first.body).toEqual({ access_token: second.body["access_token"], scope: "write_products,write_files" });
});

test("an online token names its user", async () => {
  identity = anIdentity("online");
  const { body } = await exchange({ requested_token_type: ONLINE_TOKEN });
  const owner = identity.getShop(DOMAIN).users.find(({ isAccountOwner }) => isAccountOwner);
  expect(body).toMatchObject({ expires_in: 86_399, associated_user: { id: owner?.id, account_owner: true } });
});

test("a used refresh token works again until its replacement is used", async () => {
  identity = anIdentity("reuse");
  const { body } = await exchange();
  const first = await refresh(body["refresh_token"]);
  expect((await refresh(body["refresh_token"])).status).toBe(200);
  expect((await refresh(first.body["refresh_token"])).status).toBe(200);
  expect(await refresh(body["refresh_token"])).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
});

test("with the strict switch a refresh token works once", async () => {
  identity = anIdentity("strict", "never");
  const { body } = await exchange();
  expect((await refresh(body["refresh_token"])).status).toBe(200);
  expect((await refresh(body["refresh_token"])).status).toBe(400);
});

test.each([
  ["a wrong client secret", { client_secret: "other" }, "invalid_client"],
  ["a session token signed by somebody else", { subject_token: "e30.e30.bad" }, "invalid_subject_token"],
  ["an unknown grant", { grant_type: "password" }, "invalid_request"],
])("%s is refused with 400", async (_name, fields, error) => {
  identity = anIdentity("refusals");
  expect(await exchange(fields)).toMatchObject({ status: 400, body: { error } });
});

test("a session token is over after a minute", async () => {
  identity = anIdentity("minute");
  const token = sessionToken();
  nowMs += 60_001;
  expect(await exchange({ subject_token: token })).toMatchObject({ body: { error: "invalid_subject_token" } });
});

test("an uninstall kills the app's tokens, and an open tab cannot bring it back", async () => {
  identity = anIdentity("uninstall");
  const { body } = await exchange();
  const fromOpenTab = sessionToken();
  identity.uninstall(identity.getShop(DOMAIN));
  expect(isGood(body["access_token"])).toBe(false);
  expect((await refresh(body["refresh_token"])).status).toBe(400);
  expect((await exchange({ subject_token: fromOpenTab })).status).toBe(400);
});

test("the store's own token outlives an uninstall of our app", () => {
  identity = anIdentity("own");
  const token = identity.tokens.issueStoresOwn({ shop: DOMAIN, scopes: APP.scopes });
  identity.uninstall(identity.getShop(DOMAIN));
  expect(isGood(token)).toBe(true);
});

test("expiring the tokens by control kills access tokens and spares refresh tokens", async () => {
  identity = anIdentity("control");
  const { body } = await exchange();
  identity.tokens.expire(DOMAIN, "access");
  expect(isGood(body["access_token"])).toBe(false);
  expect((await refresh(body["refresh_token"])).status).toBe(200);
});

test("a restart keeps tokens and installations", async () => {
  identity = anIdentity("restart");
  const { body } = await exchange();
  identity = anIdentity("restart");
  expect(isGood(body["access_token"])).toBe(true);
  expect(identity.getShop("demo-store").installation).not.toBeNull();
});

test("a token of one shop is no token of another", async () => {
  identity = anIdentity("other");
  const { body } = await exchange();
  const other = identity.getShop("other-store");
  expect(identity.access.lookup(String(body["access_token"]))?.shop).not.toBe(other.domain);
  expect(identity.tokens.refresh(String(body["refresh_token"]), { shop: other.domain, scopes: [] })).toBeNull();
});
