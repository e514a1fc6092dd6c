import { createHmac } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { verifyReplicateWebhook } from "#app/adapters/replicate/webhook-signature.ts";
import { anAttempt, aRequest } from "#tests/contracts/image-model.contract.ts";
import { aSandboxAccount } from "./sandbox-account.ts";

const KEY = Buffer.from("a key that only Replicate and we know");
const SECRET = `whsec_${KEY.toString("base64")}`;
const NOW = new Date("2026-11-23T12:00:00Z");
const BODY = JSON.stringify({ id: "p1", status: "succeeded", output: "https://replicate.delivery/a.png" });

type Message = { body?: string; id?: string; ageSeconds?: number; key?: Buffer };

function aMessage({ body = BODY, id = "msg_1", ageSeconds = 0, key = KEY }: Message = {}) {
  const timestamp = String(NOW.getTime() / 1000 - ageSeconds);
  const signature = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  const headers = new Headers({
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signature,
  });
  return { body: Buffer.from(body), headers };
}

const verify = ({ body, headers }: { body: Uint8Array; headers: Headers }, now = NOW) =>
  verifyReplicateWebhook(body, headers, { secret: SECRET, now });

describe("a webhook is taken", () => {
  test("when Replicate signed it just now", () => {
    expect(verify(aMessage())).toEqual({
      outcome: "valid",
      deliveryId: "msg_1",
      predictionId: "p1",
      state: { status: "succeeded", outputUrl: "https://replicate.delivery/a.png" },
    });
  });

  test.each([299, -299])("when it is %i seconds old", (ageSeconds) => {
    expect(verify(aMessage({ ageSeconds })).outcome).toBe("valid");
  });

  test("when one of several signatures is right, as while the secret changes", () => {
    const message = aMessage();
    const right = message.headers.get("webhook-signature") ?? "";
    message.headers.set("webhook-signature", `v1,AAAA v1a,BBBB ${right} v2,CCCC`);
    expect(verify(message).outcome).toBe("valid");
  });

  test("as the sandbox's Replicate sends it", async () => {
    const { account, model, input } = await aSandboxAccount();
    await model.createPrediction(aRequest(anAttempt(), input));
    const message = await vi.waitUntil(() => account.messages[0]);
    const trust = { secret: account.webhookSecret, now: new Date() };
    const check = verifyReplicateWebhook(Buffer.from(message.body), new Headers(message.headers), trust);
    expect(check).toMatchObject({ outcome: "valid", state: { status: "succeeded" } });
  });
});

describe("a webhook is refused", () => {
  test.each([301, -301, 365 * 86_400])("when it is %i seconds old, though rightly signed", (ageSeconds) => {
    expect(verify(aMessage({ ageSeconds }))).toEqual({ outcome: "invalid", reason: "too-old" });
  });

  test("when a byte of its body is another", () => {
    const message = aMessage();
    message.body[message.body.length - 1] = 0x20;
    expect(verify(message)).toEqual({ outcome: "invalid", reason: "wrong-signature" });
  });

  test("when it is signed with another key", () => {
    const check = verify(aMessage({ key: Buffer.from("another key") }));
    expect(check).toEqual({ outcome: "invalid", reason: "wrong-signature" });
  });

  test.each([
    ["webhook-id", "msg_2"],
    ["webhook-timestamp", String(NOW.getTime() / 1000 + 1)],
    ["webhook-signature", "v1,"],
    ["webhook-signature", ""],
  ])("when its %s is replaced by %j", (name, value) => {
    const message = aMessage();
    message.headers.set(name, value);
    expect(verify(message)).toEqual({ outcome: "invalid", reason: "wrong-signature" });
  });

  test("when its right signature is said to be of another kind", () => {
    const message = aMessage();
    const right = message.headers.get("webhook-signature") ?? "";
    message.headers.set("webhook-signature", right.replace("v1,", "v2,"));
    expect(verify(message).outcome).toBe("invalid");
  });

  test.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("when it has no %s", (name) => {
    const message = aMessage();
    message.headers.delete(name);
    expect(verify(message)).toEqual({ outcome: "invalid", reason: "unsigned" });
  });

  test.each(["", "whsec_"])("when our own secret is %j", (secret) => {
    const { body, headers } = aMessage({ key: Buffer.alloc(0) });
    const check = verifyReplicateWebhook(body, headers, { secret, now: NOW });
    expect(check).toEqual({ outcome: "invalid", reason: "wrong-signature" });
  });

  test.each(["", "not json", "[]", '{"id":"p1"}', '{"id":"","status":"failed"}'])(
    "when its signed body is %j, which is no prediction",
    (body) => {
      expect(verify(aMessage({ body }))).toEqual({ outcome: "invalid", reason: "no-prediction" });
    },
  );
});
