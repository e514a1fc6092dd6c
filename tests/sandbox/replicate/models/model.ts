import type { z } from "zod";

/** A model the sandbox knows: its input as Replicate publishes it, and how that input is painted. */
export type Model = {
  readonly owner: string;
  readonly name: string;
  readonly description: string;
  readonly versionId: string;
  readonly input: z.ZodObject;
  /** What to paint, from an input that `input` has accepted. */
  readonly brief: (input: unknown) => PaintBrief;
};

/** An input in the painter's terms; addresses are not read yet. */
export type PaintBrief = {
  readonly image: string;
  readonly mask: string | undefined;
  readonly prompt: string;
  readonly seed: number | undefined;
  readonly format: "jpg" | "png";
};

export function modelName({ owner, name }: Pick<Model, "owner" | "name">): string {
  return `${owner}/${name}`;
}
