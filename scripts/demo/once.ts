import type { OnceOptions } from "./options.ts";
import type { World } from "./world.ts";

/** The main job for every product, end to end; what `npm run demo -- --once` prints last. */
export type OnceReport = {
  products: number;
  shots: number;
  published: number;
  failed: { product: string; reason: string }[];
  seconds: number;
};

/** Drives the main job through the sandbox's admin: one shot for each product, approved and published. */
export type RunOnce = (world: World, options: OnceOptions, say: (text: string) => void) => Promise<OnceReport>;
