import { z } from "zod";
import type { Surface } from "#app/core/shot/placement.ts";

export const styleKeySchema = z.enum([
  "scandinavian-living-room",
  "industrial-loft",
  "mid-century-living-room",
  "coastal-living-room",
  "japandi-bedroom",
]);
export type StyleKey = z.infer<typeof styleKeySchema>;

/** A style locks room, light and seed, so that a shop's pictures look like one shoot. */
export type Style = {
  readonly key: StyleKey;
  /** Words that go to the model, and nothing else of the shop does. */
  readonly room: string;
  readonly light: string;
  readonly seed: number;
};

export const STYLES: readonly Style[] = [
  {
    key: "scandinavian-living-room",
    room: "Scandinavian living room, pale oak plank floor, white painted walls, linen curtain, one fiddle-leaf fig",
    light: "soft morning daylight from a large window on the left",
    seed: 1101,
  },
  {
    key: "industrial-loft",
    room: "industrial loft, polished concrete floor, old brick wall, black steel window frames",
    light: "warm late afternoon daylight from tall windows on the left",
    seed: 2203,
  },
  {
    key: "mid-century-living-room",
    room: "mid-century modern living room, herringbone walnut floor, warm plaster walls, low sideboard",
    light: "golden daylight from a window on the left",
    seed: 3307,
  },
  {
    key: "coastal-living-room",
    room: "coastal living room, washed oak floor, white shiplap wall, sea-blue accents",
    light: "bright airy daylight from a window on the left",
    seed: 4409,
  },
  {
    key: "japandi-bedroom",
    room: "Japandi bedroom, oak floor, limewashed walls, slatted wood panel, a branch in a dark vase",
    light: "calm diffuse daylight from a window on the left",
    seed: 5501,
  },
];

export function findStyle(key: string): Style | null {
  return STYLES.find((style) => style.key === key) ?? null;
}

export const PROMPT_VERSION = "room-1";

const PLACE: Readonly<Record<Surface, string>> = {
  floor: "The product stands on the floor",
  wall: "The product is hanging on the wall",
  tabletop: "The product stands on a table",
  ceiling: "The product is hanging from the ceiling",
  rug: "The rug is lying on the floor",
};

/** What the model is told: style words and the surface, never a shop's or a product's name. */
export function promptFor(style: Style, surface: Surface): string {
  return [
    `Interior photograph of a ${style.room}.`,
    `${PLACE[surface]} with a natural contact shadow; nothing stands in front of it or touches it.`,
    `Light: ${style.light}.`,
    "Eye-level camera, straight verticals, sharp, no people, no text.",
  ].join(" ");
}

/** Later variations and attempts differ by seed only; 32-bit, as the model takes it. */
export function seedFor(style: Style, variation: number, attempt: number): number {
  return (style.seed + variation * 7919 + (attempt - 1) * 104_729) % 2_147_483_647;
}
