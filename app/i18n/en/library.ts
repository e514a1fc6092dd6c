export const library = {
  title: "Library",
  create: "Create room shots",
  filters: "Show",
  filter: {
    all: "All",
    review: "Ready to review",
    working: "Being made",
    published: "On your products",
    approved: "Approved",
    failed: "Could not be made",
    discarded: "Discarded",
  },
  empty: {
    all: { title: "No room shots yet", body: "Choose a product and a room style to create the first one." },
    filtered: { title: "No room shots here", body: "No room shot is in this group right now." },
  },
};
