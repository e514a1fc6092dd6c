/** One way to steer the sandbox from outside. `path` is what follows `/control`, e.g. `/uninstall`. */
export type ControlRoute = {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Gets the parsed JSON body (`undefined` when empty) and returns what is answered as JSON; may be a promise. */
  answer: (body: unknown) => unknown;
};
