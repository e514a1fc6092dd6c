/** A control call that makes no sense in the sandbox's present state, e.g. for a shop it does not have. */
export class ControlRefusedError extends Error {
  override name = "ControlRefusedError" as const;
}
