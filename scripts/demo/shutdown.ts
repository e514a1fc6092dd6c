type Stoppable = { stop: (graceMs: number) => Promise<void> };

// In this order, and with this much time each: together the ten seconds a Ctrl-C may take.
const STAGES = [
  { name: "product", graceMs: 8_000 },
  { name: "sandbox", graceMs: 1_000 },
  { name: "database", graceMs: 1_000 },
] as const;

export type Stage = (typeof STAGES)[number]["name"];

/** Collects what has been started and stops it once, users before what they use. */
export class Shutdown {
  readonly #started: { stage: Stage; part: Stoppable }[] = [];
  #running: Promise<void> | null = null;

  add(stage: Stage, part: Stoppable): void {
    this.#started.push({ stage, part });
  }

  run(): Promise<void> {
    this.#running ??= this.#stopAll();
    return this.#running;
  }

  async #stopAll(): Promise<void> {
    for (const { name, graceMs } of STAGES) {
      const parts = this.#started.filter(({ stage }) => stage === name);
      await Promise.all(parts.map(({ part }) => part.stop(graceMs)));
    }
  }
}
