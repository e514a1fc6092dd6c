import { runIdSchema, shotIdSchema, type RunId, type ShotId } from "#app/core/ids.ts";

type PathParameters = Readonly<Record<string, string | undefined>>;

export function findRunId(parameters: PathParameters): RunId | null {
  return runIdSchema.safeParse(parameters["runId"]).data ?? null;
}

export function findShotId(parameters: PathParameters): ShotId | null {
  return shotIdSchema.safeParse(parameters["shotId"]).data ?? null;
}
