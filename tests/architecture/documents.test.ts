import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { ROOT } from "#scripts/root.ts";

const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

const pages = ["README.md", "tests/sandbox/README.md", ...globSync("docs/**/*.md", { cwd: ROOT })];
const readme = read("README.md");
const manual = pages.map(read).join("\n");

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => (found === undefined ? [] : [found]));
}

/** As GitHub makes a heading's address. */
function anchorsOf(page: string): string[] {
  const headings = matches(page, /^#+ (.+)$/gm);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test("the README names every setting of the app", () => {
  const settings = matches(read("app/config.server.ts"), /^ {2}([A-Z][A-Z0-9_]+):/gm);
  expect(settings.length).toBeGreaterThan(10);
  expect(settings.filter((setting) => !readme.includes(`| \`${setting}\``))).toEqual([]);
});

test("the README names no setting that the app does not read", () => {
  const [, table = ""] = /^\| setting .*\n\| -.*\n((?:\|.*\n)+)/m.exec(readme) ?? [];
  const named = matches(table, /^\| `([A-Z0-9_]+)`/gm);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((setting) => !read("app/config.server.ts").includes(`  ${setting}:`))).toEqual([]);
});

const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));

test("the README names every npm script", () => {
  const said = (name: string): boolean => new RegExp(`\`npm (run )?${name}\``).test(readme);
  expect(Object.keys(scripts).filter((name) => !said(name))).toEqual([]);
});

test("the pages name no npm script that is not there", () => {
  const named = new Set(matches(manual, /npm run (?:-s )?([a-z][a-z:-]*)/g));
  expect([...named].filter((name) => scripts[name] === undefined)).toEqual([]);
});

test("the README names every option of the demo", () => {
  const options = matches(read("scripts/demo/options.ts"), /^ {2}(--[a-z-]+)/gm);
  expect(options.length).toBeGreaterThan(5);
  expect(options.filter((option) => !readme.includes(`\`${option}`))).toEqual([]);
});

test("operations.md explains every event that the app logs, and no other", () => {
  const code = globSync("{app,workers}/**/*.{ts,tsx}", { cwd: ROOT }).map(read).join("\n");
  const logged = new Set(matches(code, /(?:\b(?:note|warn)\(\s*|event: )"([a-z-]+)"/g));
  expect(logged.size).toBeGreaterThan(10);
  const rows = matches(read("docs/operations.md"), /^\| ((?:`[a-z-]+`(?:, )?)+) +\| +[34]0 /gm);
  const explained = rows.flatMap((row) => matches(row, /`([a-z-]+)`/g));
  expect(explained.sort()).toEqual([...logged].sort());
});

test("architecture.md names every boundary rule", () => {
  const rules = matches(read(".dependency-cruiser.cjs"), /name: "([a-z-]+)"/g);
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.filter((rule) => !read("docs/architecture.md").includes(`\`${rule}\``))).toEqual([]);
});

test("every decision has the five headings and stands in the list", () => {
  const records = globSync("docs/decisions/[0-9]*.md", { cwd: ROOT });
  const list = read("docs/decisions/README.md");
  const headings = ["Date", "Status", "Context", "Decision", "Consequences"];
  for (const record of records) {
    expect(matches(read(record), /^## (.+)$/gm), record).toEqual(headings);
    expect(list).toContain(`(${path.basename(record)})`);
  }
});

test.each(pages)("every relative link of %s leads somewhere", (page) => {
  const links = matches(read(page).replace(/^```[^]*?^```/gm, ""), /\]\(([^)\s]+)\)/g);
  const relative = links.filter((link) => !/^[a-z]+:/.test(link));
  const broken = relative.filter((link) => {
    const [file = "", anchor] = link.split("#");
    const target = file === "" ? page : path.join(path.dirname(page), file);
    if (!existsSync(path.join(ROOT, target))) return true;
    return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
  });
  expect(broken).toEqual([]);
});
