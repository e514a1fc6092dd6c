import type { StyleKey } from "#app/core/style/styles.ts";
import coastal from "#app/assets/styles/coastal-living-room.jpg";
import industrial from "#app/assets/styles/industrial-loft.jpg";
import japandi from "#app/assets/styles/japandi-bedroom.jpg";
import midCentury from "#app/assets/styles/mid-century-living-room.jpg";
import scandinavian from "#app/assets/styles/scandinavian-living-room.jpg";

export const STYLE_PICTURES: Readonly<Record<StyleKey, string>> = {
  "scandinavian-living-room": scandinavian,
  "industrial-loft": industrial,
  "mid-century-living-room": midCentury,
  "coastal-living-room": coastal,
  "japandi-bedroom": japandi,
};
