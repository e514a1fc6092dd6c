import { expect, test } from "vitest";
import { checkExtensions } from "#scripts/check/extensions.ts";
import { plantTree } from "#tests/support/planted-tree.ts";

test("no extension means nothing to check, and says so", async () => {
  const tree = await plantTree({ "extensions/.gitkeep": "" });
  const { passed, output } = await checkExtensions(tree.root);
  await tree.remove();
  expect({ passed, output }).toEqual({ passed: true, output: expect.stringContaining("No theme extension") as string });
});

test("an extension that nothing checks fails the check", async () => {
  const tree = await plantTree({ "extensions/gallery/blocks/gallery.liquid": "" });
  const { passed, output } = await checkExtensions(tree.root);
  await tree.remove();
  expect({ passed, output }).toEqual({ passed: false, output: "No check covers extensions/gallery." });
});
