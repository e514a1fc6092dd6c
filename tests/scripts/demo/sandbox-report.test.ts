import { expect, test } from "vitest";
import { parseSandboxReport } from "#scripts/demo/sandbox-report.ts";

const report = {
  graphql: { "2026-07": "http://127.0.0.1:1/hosts/demo-store.myshopify.com/admin/api/2026-07/graphql.json" },
  token: "token",
  s3: { endpoint: "http://127.0.0.1:2", accessKeyId: "id", secretAccessKey: "secret" },
  replicate: { baseUrl: "http://127.0.0.1:1/hosts/api.replicate.com/v1", token: "r8", webhookSecret: "whsec_x" },
  control: "http://127.0.0.1:1/control",
  proxy: "http://127.0.0.1:3",
  ca: "/ca.pem",
  admin: "https://admin.shopify.com/store/demo-store/apps/ai-roomshots",
  appUrl: "https://app.roomshots.test",
  apiKey: "key",
  apiSecret: "secret",
  browserArguments: ["--planted"],
};

test("the sandbox's last line says where everything is", () => {
  expect(parseSandboxReport(JSON.stringify(report))).toEqual(report);
});

test.each(["listening", "{ not JSON", '{"level":30}', JSON.stringify({ ...report, proxy: undefined })])(
  "the line %s is something else",
  (line) => {
    expect(parseSandboxReport(line)).toBeNull();
  },
);
