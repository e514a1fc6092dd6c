import { pipelineWorks } from "./pipeline.contract.ts";

pipelineWorks("Postgres", () => Promise.resolve(undefined));
