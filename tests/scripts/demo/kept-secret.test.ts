import { expect, test } from "vitest";
import { keptEncryptionKeys } from "#scripts/demo/kept-secret.ts";
import { plantTree } from "#tests/support/planted-tree.ts";

test("stored tokens can be opened after a restart, because the key is kept", async () => {
  const [one, other] = [await plantTree({}), await plantTree({})];
  const keys = keptEncryptionKeys(one.root);
  expect(keys).toMatch(/^1:[A-Za-z0-9+/]{43}=$/);
  expect(keptEncryptionKeys(one.root)).toBe(keys);
  expect(keptEncryptionKeys(other.root)).not.toBe(keys);
  await Promise.all([one.remove(), other.remove()]);
});
