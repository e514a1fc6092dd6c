import { expect, test } from "vitest";
import { commandLine, planBrowser } from "#scripts/demo/open-browser.ts";

const sandbox = {
  admin: "https://admin.shopify.com/store/demo-store/apps/ai-roomshots",
  browserArguments: ["--planted"],
};

test("the browser sees the sandbox, from a profile of its own", () => {
  const { args } = planBrowser(sandbox);
  expect(args).toEqual(expect.arrayContaining(["--planted", sandbox.admin]));
  expect(args.some((argument) => argument.startsWith("--user-data-dir="))).toBe(true);
});

test("where no browser is found the command names one to replace", () => {
  expect(commandLine({ program: null, args: [sandbox.admin] })).toBe(`chrome ${sandbox.admin}`);
});

test("the command can be pasted into a shell", () => {
  const args = ["--host-resolver-rules=MAP * ~NOTFOUND"];
  expect(commandLine({ program: "chromium", args })).toBe('chromium "--host-resolver-rules=MAP * ~NOTFOUND"');
});
