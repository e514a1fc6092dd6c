import { format } from "prettier";

import {
  JOB_FIELDS,
  JOBS,
  LINE_FIELDS,
  LOGS,
  OBJECTS,
  RECIPIENTS,
  TABLES,
  type Keeping,
  type Retention,
  type TableFact,
  type ValueFact,
} from "#app/core/privacy/data-map.ts";

const BEGIN = "<!-- data map: written by scripts/privacy/main.ts -->";
const END = "<!-- end of data map -->";

export class PageWithoutMarksError extends Error {
  override readonly name = "PageWithoutMarksError";
}

/** The page with its part between the marks written anew; the words around it stay. */
export async function withDataMap(page: string): Promise<string> {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new PageWithoutMarksError(`The page lacks ${BEGIN} or ${END}.`);
  return format(`${before}${BEGIN}\n\n${dataMapTables()}\n\n${END}${after}`, { parser: "markdown", printWidth: 120 });
}

function dataMapTables(): string {
  const tables = Object.entries<TableFact>(TABLES).map(([name, fact]) => row(name, fact, told(fact.columns)));
  const objects = Object.entries(OBJECTS).map(([name, fact]) => row(`${name}/`, fact, told({ pictures: fact })));
  const passing = [row("jobs", JOBS, told(JOB_FIELDS)), row("log lines", LOGS, told(LINE_FIELDS))];
  const recipients = Object.values(RECIPIENTS).map((fact) => row(fact.name, fact, fact.receives.join("; ")));
  return [
    ...["### Tables", grid("table", tables)],
    ...["### Objects, under the shop's own prefix", grid("folder", objects)],
    ...["### What passes through", grid("where", passing)],
    ...["### Who receives something", grid("recipient", recipients)],
  ].join("\n\n");
}

function grid(first: string, rows: readonly string[]): string {
  const head = `| ${first} | what it holds | purpose | legal basis | kept | at an erasure |`;
  return [head, "|---|---|---|---|---|---|", ...rows].join("\n");
}

function row(name: string, { purpose, basis, retention, onErasure }: Keeping, holds: string): string {
  return `| ${[name, holds, purpose, basis, words(retention), onErasure].join(" | ")} |`;
}

/** Values by whom they tell of; what says nothing of anybody is only counted. */
function told(values: Readonly<Record<string, ValueFact>>): string {
  const facts = Object.entries(values);
  const of = (["shop", "staff", "customer", "billing"] as const).flatMap((holds) => {
    const names = facts.flatMap(([name, fact]) => (fact.holds === holds ? [mark(name, fact)] : []));
    return names.length === 0 ? [] : [`${holds}: ${names.join(", ")}`];
  });
  const technical = facts.filter(([, { holds }]) => holds === "none").length;
  return [...of, ...(technical === 0 ? [] : [`technical: ${String(technical)}`])].join("; ");
}

function mark(name: string, { onExport }: ValueFact): string {
  return onExport === "secret" ? `${name} (secret)` : name;
}

function words(retention: Retention): string {
  if ("days" in retention) return `${String(retention.days)} days since ${retention.since} (${retention.keptBy})`;
  if ("hours" in retention) return `${String(retention.hours)} h since ${retention.since} (${retention.keptBy})`;
  return `until ${retention.until}`;
}
