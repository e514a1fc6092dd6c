import type { Motif } from "#tests/sandbox/replicate/painter/room/material/art.ts";
import type { Colour, Surface, Texture } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

/** What makes a room of one kind: its shell, its furniture's stuff, its light. */
export type RoomStyle = {
  readonly floor: Surface;
  readonly wall: Texture;
  readonly sideWall: Texture;
  readonly ceiling: Readonly<Colour>;
  readonly trim: Readonly<Colour>;
  readonly curtain: Readonly<Colour> | undefined;
  readonly wood: Readonly<Colour>;
  readonly metal: Readonly<Colour>;
  readonly sofa: Readonly<Colour>;
  readonly cushions: readonly Readonly<Colour>[];
  readonly rug: Readonly<Colour>;
  readonly shade: Readonly<Colour>;
  readonly pots: readonly Readonly<Colour>[];
  readonly books: readonly Readonly<Colour>[];
  readonly plant: "fig" | "snake" | "palm" | "olive" | "branch";
  readonly green: Readonly<Colour>;
  readonly motif: Motif;
  readonly inks: readonly Readonly<Colour>[];
  /** A panel of slats on part of the back wall. */
  readonly slats: boolean;
  readonly legs: "wood" | "metal";
  readonly sun: Readonly<Colour>;
  readonly sky: Readonly<Colour>;
  /** Strength of the sun against the sky; 0 is an overcast day. */
  readonly sunny: number;
  /** How bright the picture is developed: the encoded mean that is aimed for. */
  readonly key: number;
};
