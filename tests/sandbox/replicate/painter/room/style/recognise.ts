import { coastal } from "./coastal.ts";
import { industrial } from "./industrial.ts";
import { japandi } from "./japandi.ts";
import { midCentury } from "./mid-century.ts";
import { scandinavian } from "./scandinavian.ts";
import type { RoomStyle } from "./style.ts";

/** Where the product is; `none` when the whole picture is to be painted. */
export type Support = "floor" | "wall" | "table" | "ceiling" | "rug" | "none";

const STYLES: readonly (readonly [RegExp, RoomStyle])[] = [
  [/scandinavian|nordic/i, scandinavian],
  [/industrial|\bloft\b/i, industrial],
  [/mid-?\s?century/i, midCentury],
  [/coastal|beach house/i, coastal],
  [/japandi|wabi/i, japandi],
];

const SUPPORTS: readonly (readonly [RegExp, Support])[] = [
  [/(hang\w*|hung|mounted) (on|against) (the|a) wall/i, "wall"],
  [/(hang\w*|hung|suspended) from (the|a) ceiling/i, "ceiling"],
  [/\brug\b[^.]{0,24}\b(lying|lies) on the floor/i, "rug"],
  [/(standing|stands|sitting|sits|placed)? ?on (the|a)( \w+)? ?(table|sideboard|console|shelf)\b/i, "table"],
];

/** The room a prompt speaks of; a Scandinavian one when it names none that is known. */
export function styleOf(prompt: string): RoomStyle {
  return STYLES.find(([words]) => words.test(prompt))?.[1] ?? scandinavian;
}

/** What a prompt says the product stands on or hangs from; the floor when it does not say. */
export function supportOf(prompt: string): Support {
  return SUPPORTS.find(([words]) => words.test(prompt))?.[1] ?? "floor";
}
