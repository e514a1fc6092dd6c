import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { ROOT } from "#scripts/root.ts";
import { withDataMap } from "./data-map-page.ts";

const PAGE = path.join(ROOT, "docs", "privacy.md");

await writeFile(PAGE, await withDataMap(await readFile(PAGE, "utf8")));
