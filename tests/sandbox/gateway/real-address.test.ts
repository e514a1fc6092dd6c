import { expect, test } from "vitest";
import { realAddress } from "./real-address.ts";

test.each([
  ["one.test", "/", "https://one.test/"],
  ["one.test:8443", "/a?b=c", "https://one.test/a?b=c"],
  ["ONE.test", "/A", "https://one.test/A"],
  ["one.test", "//two.test/x", "https://one.test//two.test/x"],
  ["one.test", "/\\two.test", "https://one.test//two.test"],
  ["one.test", "/a/../b", "https://one.test/b"],
  ["one.test", "https://two.test/x", "https://two.test/x"],
  ["one.test", "*", "https://one.test/*"],
])("host %s and target %s mean %s", (host, target, address) => {
  expect(realAddress(host, target)?.href).toBe(address);
});

test.each(["", "a b", "[", "two.test\t/x", "one.test/x", "one.test:x", "user@one.test", "one.test?x"])(
  "the host “%s” is none",
  (host) => {
    expect(realAddress(host, "/")).toBeNull();
  },
);
