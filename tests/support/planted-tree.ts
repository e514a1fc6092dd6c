import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { ROOT } from "#scripts/root.ts";

export type PlantedTree = { root: string; remove(): Promise<void> };

/** A throw-away folder with these files, for rules to be tried on. */
export async function plantTree(files: Readonly<Record<string, string>>): Promise<PlantedTree> {
  const root = await mkdtemp(path.join(os.tmpdir(), "planted-"));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** Brings the repository's own configuration files along. */
export async function copyFromRepository(tree: PlantedTree, names: readonly string[]): Promise<void> {
  for (const name of names) await copyFile(path.join(ROOT, name), path.join(tree.root, name));
}

/** Lets the tree import the packages that are installed here. */
export async function linkPackages(tree: PlantedTree): Promise<void> {
  await symlink(path.join(ROOT, "node_modules"), path.join(tree.root, "node_modules"), "junction");
}
