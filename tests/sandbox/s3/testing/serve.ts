import { ACCESS } from "./access.ts";
import { startS3 } from "#tests/sandbox/s3/start-s3.ts";

// A process of its own for the tests that kill it: the folder is its only argument, the endpoint its only line.
const [, , dir = ""] = process.argv;
const { endpoint } = await startS3({ dir, ...ACCESS });
process.stdout.write(`${endpoint}\n`);
