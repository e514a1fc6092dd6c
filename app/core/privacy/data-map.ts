export type { Keeping, Retention, TableFact, ValueFact } from "./data-map/facts.ts";
export { JOB_FIELDS, JOBS } from "./data-map/job-fields.ts";
export { LINE_FIELDS, LOGS } from "./data-map/log-fields.ts";
export { OBJECTS } from "./data-map/object-folders.ts";
export { RECIPIENTS } from "./data-map/recipients.ts";
export { ERASED_TABLES, TABLES, TECHNICAL_SCHEMAS, TECHNICAL_TABLES } from "./data-map/tables.ts";
export type { ErasedTable } from "./data-map/tables.ts";
