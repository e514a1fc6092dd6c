import { z } from "zod";

import type { CatalogProduct, Metafield } from "#app/core/catalog/ports.ts";
import type { Surface } from "#app/core/shot/placement.ts";

export const productSizeSchema = z.object({
  heightCm: z.number().positive(),
  widthCm: z.number().positive(),
  depthCm: z.number().positive().nullable(),
  /** A guess by product type is labelled as such and never published without a person. */
  source: z.enum(["metafields", "guess", "merchant"]),
});
export type ProductSize = z.infer<typeof productSizeSchema>;

const CM_PER_UNIT: Readonly<Record<string, number>> = {
  mm: 0.1,
  millimeters: 0.1,
  cm: 1,
  centimeters: 1,
  m: 100,
  meters: 100,
  in: 2.54,
  inches: 2.54,
  ft: 30.48,
  feet: 30.48,
};

const dimensionSchema = z.object({ value: z.coerce.number().positive(), unit: z.string() });

/** Shopify's `dimension` metafields hold `{"value": 80, "unit": "cm"}`; plain numbers carry the unit in their key. */
function centimetres(field: Metafield): number | null {
  if (field.type === "dimension") {
    const parsed = z
      .string()
      .transform((text, context) => parseJson(text, context))
      .pipe(dimensionSchema)
      .safeParse(field.value);
    const perUnit = parsed.success ? CM_PER_UNIT[parsed.data.unit.toLowerCase()] : undefined;
    return parsed.success && perUnit !== undefined ? parsed.data.value * perUnit : null;
  }
  return field.type.startsWith("number") ? plainNumber(field) : null;
}

function plainNumber(field: Metafield): number | null {
  const perUnit = CM_PER_UNIT[/_(mm|cm|m|in|ft)$/.exec(field.key)?.[1] ?? "cm"];
  const value = Number(field.value);
  return value > 0 && Number.isFinite(value) && perUnit !== undefined ? value * perUnit : null;
}

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    context.addIssue({ code: "custom", message: "not JSON" });
    return z.NEVER;
  }
}

function dimensionOf(product: CatalogProduct, name: RegExp): number | null {
  for (const field of product.metafields) {
    const found = name.test(field.key) ? centimetres(field) : null;
    if (found !== null) return found;
  }
  return null;
}

type Guess = { readonly words: RegExp; readonly surface: Surface; readonly heightCm: number };

/** Typical heights of furniture and decor; first match wins. A rug's height is its length. */
const GUESSES: readonly Guess[] = [
  { words: /\brugs?\b|carpet|runner/i, surface: "rug", heightCm: 230 },
  { words: /pendant|chandelier|ceiling/i, surface: "ceiling", heightCm: 35 },
  { words: /mirror/i, surface: "wall", heightCm: 80 },
  { words: /print|poster|\bart\b|frame|clock|sconce|wall/i, surface: "wall", heightCm: 70 },
  { words: /table lamp|desk lamp/i, surface: "tabletop", heightCm: 45 },
  { words: /floor lamp/i, surface: "floor", heightCm: 155 },
  { words: /floor vase|planter/i, surface: "floor", heightCm: 60 },
  { words: /vase|bowl|candle|kitchen|mug|plate|mixer|jug|pot\b/i, surface: "tabletop", heightCm: 28 },
  { words: /coffee table/i, surface: "floor", heightCm: 40 },
  { words: /side table|nightstand|stool|pouf|ottoman|bench/i, surface: "floor", heightCm: 46 },
  { words: /bookcase|shelf|shelving|wardrobe|cabinet/i, surface: "floor", heightCm: 180 },
  { words: /sofa|couch|armchair|lounge|chair|seat/i, surface: "floor", heightCm: 82 },
  { words: /table|desk|sideboard|dresser/i, surface: "floor", heightCm: 75 },
  { words: /\blamp\b|lighting/i, surface: "tabletop", heightCm: 50 },
];

const ANYTHING: Guess = { words: /^/, surface: "floor", heightCm: 70 };

function guessFor(product: CatalogProduct): Guess {
  const told = `${product.productType} ${product.title}`;
  return GUESSES.find((guess) => guess.words.test(told)) ?? ANYTHING;
}

/** Where a product of this kind stands, lies or hangs. */
export function surfaceOf(product: CatalogProduct): Surface {
  return guessFor(product).surface;
}

/** The product's real size: as the merchant states it, else a guess by its kind and its photo's shape. */
export function sizeOf(product: CatalogProduct): ProductSize {
  const widthCm = dimensionOf(product, /width|breadth|diameter/i);
  const depthCm = dimensionOf(product, /depth/i);
  const lengthCm = dimensionOf(product, /length/i);
  const isRug = surfaceOf(product) === "rug";
  const statedHeight = isRug ? (lengthCm ?? depthCm) : dimensionOf(product, /height/i);
  const photo = product.photos[0];
  // A rug lies flat: its length stands for the height, and it has no third side worth showing.
  const third = { depthCm: isRug ? null : depthCm };
  const shape = photo === undefined ? 1 : photo.width / photo.height;
  if (statedHeight !== null) {
    return { heightCm: statedHeight, widthCm: widthCm ?? statedHeight * shape, ...third, source: "metafields" };
  }
  const heightCm = guessFor(product).heightCm;
  return { heightCm, widthCm: widthCm ?? heightCm * shape, ...third, source: "guess" };
}
