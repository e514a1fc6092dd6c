/** Packages the planted tree pretends to have installed. */
export const INSTALLED_PACKAGES = {
  listed: ["zod", "sharp", "pg", "@prisma/client", "bullmq", "@aws-sdk/client-s3", "replicate", "react"],
  development: ["fast-xml-parser"],
  unlisted: ["left-pad"],
};

/** Imports as they should be; no rule may object to them. */
export const INNOCENT_FILES: Readonly<Record<string, string>> = {
  "app/core/shot/shot.ts": 'import { z } from "zod";\nexport const shot = z;\n',
  "app/core/run/run.ts": 'import { shot } from "#app/core/shot/shot.ts";\nexport const run = shot;\n',
  "app/imaging/cut-out.ts":
    'import sharp from "sharp";\nimport { constants } from "node:buffer";\nexport const cutOut = [sharp, constants];\n',
  "app/adapters/imaging/engine.ts":
    'import { cutOut } from "#app/imaging/cut-out.ts";\nexport const engine = cutOut;\n',
  "app/adapters/db/shots.ts":
    'import pg from "pg";\nimport { shot } from "#app/core/shot/shot.ts";\nexport const shots = [pg, shot];\n',
  "app/adapters/queue/jobs.ts": 'import { Queue } from "bullmq";\nexport const jobs = Queue;\n',
  "app/config.server.ts": "export const config = {};\n",
  "app/composition.server.ts":
    'import { shots } from "#app/adapters/db/shots.ts";\nexport const composition = shots;\n',
  "app/routes/app._index.tsx":
    'import { composition } from "#app/composition.server.ts";\nexport const loader = composition;\n',
  "workers/main.ts": 'import { jobs } from "#app/adapters/queue/jobs.ts";\nexport const main = jobs;\n',
  "tests/sandbox/main.ts": "export const sandbox = 1;\n",
  "tests/core/shot.test.ts": 'import { shot } from "#app/core/shot/shot.ts";\nexport const tested = shot;\n',
  "scripts/demo/main.ts": 'import { sandbox } from "#tests/sandbox/main.ts";\nexport const demo = sandbox;\n',
};

type PlantedImport = { rule: string; from: string; imports: string };

/** One import per line that the named rule must object to. */
export const PLANTED_IMPORTS: readonly PlantedImport[] = [
  { rule: "core-imports-only-core", from: "app/core/shot/planted-sdk.ts", imports: "@aws-sdk/client-s3" },
  { rule: "core-imports-only-core", from: "app/core/shot/planted-node.ts", imports: "node:crypto" },
  { rule: "core-never-reaches-io", from: "app/core/shot/planted-reach.ts", imports: "#app/adapters/db/shots.ts" },
  { rule: "imaging-is-closed", from: "app/imaging/planted-core.ts", imports: "#app/core/shot/shot.ts" },
  { rule: "imaging-is-closed", from: "app/imaging/planted-zod.ts", imports: "zod" },
  { rule: "imaging-has-one-door", from: "workers/planted-imaging.ts", imports: "#app/imaging/cut-out.ts" },
  { rule: "imaging-has-one-door", from: "app/adapters/db/planted-imaging.ts", imports: "#app/imaging/cut-out.ts" },
  { rule: "web-never-loads-imaging", from: "app/routes/planted-engine.ts", imports: "#app/adapters/imaging/engine.ts" },
  { rule: "adapters-import-inwards", from: "app/adapters/s3/planted-config.ts", imports: "#app/config.server.ts" },
  { rule: "adapters-import-inwards", from: "app/adapters/s3/planted-script.ts", imports: "#scripts/demo/main.ts" },
  {
    rule: "adapters-do-not-know-each-other",
    from: "app/adapters/s3/planted-db.ts",
    imports: "#app/adapters/db/shots.ts",
  },
  { rule: "routes-go-through-composition", from: "app/routes/planted-db.ts", imports: "#app/adapters/db/shots.ts" },
  { rule: "routes-go-through-composition", from: "app/web/planted-config.ts", imports: "#app/config.server.ts" },
  {
    rule: "components-only-draw",
    from: "app/components/planted-composition.ts",
    imports: "#app/composition.server.ts",
  },
  { rule: "workers-do-not-import-the-web", from: "workers/planted-route.ts", imports: "#app/routes/app._index.tsx" },
  { rule: "workers-do-not-import-the-web", from: "workers/planted-react.ts", imports: "react" },
  { rule: "one-home-for-prisma", from: "app/routes/planted-prisma.ts", imports: "@prisma/client" },
  { rule: "one-home-for-pg", from: "app/routes/planted-pg.ts", imports: "pg" },
  { rule: "one-home-for-queue", from: "workers/planted-bullmq.ts", imports: "bullmq" },
  { rule: "one-home-for-s3", from: "app/adapters/db/planted-s3.ts", imports: "@aws-sdk/client-s3" },
  { rule: "one-home-for-replicate", from: "app/web/planted-replicate.ts", imports: "replicate" },
  { rule: "one-home-for-sharp", from: "app/adapters/imaging/planted-sharp.ts", imports: "sharp" },
  { rule: "no-tests-in-production", from: "app/web/planted-test.ts", imports: "#tests/core/shot.test.ts" },
  { rule: "no-tests-in-production", from: "workers/planted-script.ts", imports: "#scripts/demo/main.ts" },
  { rule: "sandbox-does-not-know-the-app", from: "tests/sandbox/planted-app.ts", imports: "#app/core/shot/shot.ts" },
  { rule: "scripts-use-no-tests", from: "scripts/demo/planted-test.ts", imports: "#tests/core/shot.test.ts" },
  { rule: "bootstrap-needs-no-package", from: "scripts/bootstrap/planted-zod.mjs", imports: "zod" },
  { rule: "no-cycles", from: "app/core/run/planted-circle.ts", imports: "#app/core/run/planted-circle.ts" },
  { rule: "resolvable", from: "app/core/run/planted-nowhere.ts", imports: "#app/core/nowhere.ts" },
  { rule: "only-listed-packages", from: "scripts/demo/planted-unlisted.ts", imports: "left-pad" },
  { rule: "no-dev-packages-in-production", from: "app/web/planted-xml.ts", imports: "fast-xml-parser" },
];
