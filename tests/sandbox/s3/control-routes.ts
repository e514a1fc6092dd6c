import type { ControlRoute } from "#tests/sandbox/control/route.ts";
import type { S3Server } from "./start-s3.ts";

/** What the sandbox's control API tells of the object store. */
export function s3ControlRoutes(s3: S3Server): readonly ControlRoute[] {
  return [{ method: "GET", path: "/s3/versions", answer: () => ({ versions: s3.versions() }) }];
}
