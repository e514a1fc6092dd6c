export const create = {
  title: "Create room shots",
  style: {
    title: "Room style",
    help: "Each style keeps the same room and light, so your pictures look like one shoot.",
  },
  products: { title: "Products" },
  estimate: {
    title: "Summary",
    shots: "Room shots",
    needed: "Credits held",
    left: "Credits left now",
    time: "Time",
    minutes_one: "about {{count}} minute",
    minutes_other: "about {{count}} minutes",
    note: "A credit is held for each room shot. It is used when you approve the shot and returned if you discard it.",
  },
  submit_one: "Create {{count}} room shot",
  submit_other: "Create {{count}} room shots",
  outOfCredits: "You need {{needed}} and have {{left}} left. Choose fewer products, or discard shots you do not want.",
  skipped_one: "No room shot can be made of this product:",
  skipped_other: "No room shot can be made of these products:",
  openRun: "See the room shots",
  productsGone: "These products are no longer in your store.",
  nothingChosen: {
    title: "Choose products first",
    body: "Go to your products and choose the ones you want room shots of.",
    action: "Choose products",
  },
};

export const style = {
  "scandinavian-living-room": { name: "Scandinavian living room", look: "Pale oak, white walls, morning light" },
  "industrial-loft": { name: "Industrial loft", look: "Concrete, brick, late afternoon light" },
  "mid-century-living-room": { name: "Mid-century living room", look: "Walnut, warm plaster, golden light" },
  "coastal-living-room": { name: "Coastal living room", look: "Washed oak, white shiplap, bright light" },
  "japandi-bedroom": { name: "Japandi bedroom", look: "Oak, limewash, calm light" },
};
