import { attemptIdSchema } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import type { NewAttempt } from "#app/core/shot/attempt.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import { DEFAULT_MODEL } from "#app/core/style/model.ts";
import { findStyle, PROMPT_VERSION, seedFor } from "#app/core/style/styles.ts";

/** A further attempt differs by its seed only. */
export function plannedAttempt(ports: Pick<Ports, "newId" | "now">, shot: Shot, number: number): NewAttempt {
  const style = findStyle(shot.styleKey);
  return {
    id: attemptIdSchema.parse(ports.newId()),
    shopId: shot.shopId,
    shotId: shot.id,
    number,
    model: DEFAULT_MODEL,
    promptVersion: PROMPT_VERSION,
    seed: style === null ? number : seedFor(style, shot.variation, number),
    createdAt: ports.now(),
  };
}
