import { createTestRedis } from "#tests/support/redis.ts";
import { pipelineWorks } from "./pipeline.contract.ts";

pipelineWorks("Redis", createTestRedis);
