import { z } from "zod";

const times = z.int().positive().default(1);
const match = z.strictObject({ model: z.string().optional(), promptIncludes: z.string().optional() }).default({});

const createEffect = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("create-429"), retryAfterSeconds: z.int().positive().default(2) }),
  z.strictObject({ kind: z.literal("create-500") }),
  z.strictObject({ kind: z.literal("create-reset-before") }),
  z.strictObject({ kind: z.literal("create-reset-after") }),
]);
const endEffect = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("prediction-failed"), error: z.string().optional() }),
  z.strictObject({ kind: z.literal("prediction-aborted") }),
  z.strictObject({ kind: z.literal("prediction-canceled") }),
  z.strictObject({ kind: z.literal("prediction-flagged") }),
]);
const paceEffect = z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("slow"), ms: z.int().positive() })]);
const pictureEffect = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("output-blank") }),
  z.strictObject({ kind: z.literal("output-wrong-size") }),
  z.strictObject({ kind: z.literal("output-gone") }),
  z.strictObject({ kind: z.literal("product-shifted") }),
  z.strictObject({ kind: z.literal("product-recoloured") }),
]);
const webhookEffect = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("webhook-lost") }),
  z.strictObject({ kind: z.literal("webhook-repeat"), copies: z.int().min(2).default(2) }),
]);

/** One planned fault: which creates it meets, how many of them, and what goes wrong. */
export const faultRuleSchema = z.strictObject({
  match,
  times,
  effect: z.union([createEffect, endEffect, paceEffect, pictureEffect, webhookEffect]),
});

export type FaultRule = z.infer<typeof faultRuleSchema>;
export type FaultRuleInput = z.input<typeof faultRuleSchema>;
export type CreateEffect = z.infer<typeof createEffect>;
export type EndEffect = z.infer<typeof endEffect>;
export type PaceEffect = z.infer<typeof paceEffect>;
export type PictureEffect = z.infer<typeof pictureEffect>;
export type WebhookEffect = z.infer<typeof webhookEffect>;

/** What a prediction will meet on its way, decided when it is created so that rules are spent in order of creation. */
export type RunEffects = {
  readonly end: EndEffect | undefined;
  readonly pace: PaceEffect | undefined;
  readonly picture: PictureEffect | undefined;
  readonly webhook: WebhookEffect | undefined;
};

type Subject = { readonly model: string; readonly prompt: string };

export class FaultRules {
  #rules: FaultRule[] = [];

  add(rule: FaultRuleInput): void {
    this.#rules.push(faultRuleSchema.parse(rule));
  }

  list(): readonly FaultRule[] {
    return this.#rules;
  }

  clear(): void {
    this.#rules = [];
  }

  takeCreateEffect(subject: Subject): CreateEffect | undefined {
    return this.#take(createEffect, subject);
  }

  takeRunEffects(subject: Subject): RunEffects {
    return {
      end: this.#take(endEffect, subject),
      pace: this.#take(paceEffect, subject),
      picture: this.#take(pictureEffect, subject),
      webhook: this.#take(webhookEffect, subject),
    };
  }

  #take<Effect>(schema: z.ZodType<Effect>, subject: Subject): Effect | undefined {
    for (const rule of this.#rules) {
      const effect = schema.safeParse(rule.effect);
      if (!effect.success || !meets(rule, subject)) continue;
      rule.times -= 1;
      this.#rules = this.#rules.filter((other) => other.times > 0);
      return effect.data;
    }
    return undefined;
  }
}

function meets({ match: { model, promptIncludes } }: FaultRule, subject: Subject): boolean {
  return (
    (model === undefined || model === subject.model) &&
    (promptIncludes === undefined || subject.prompt.includes(promptIncludes))
  );
}
