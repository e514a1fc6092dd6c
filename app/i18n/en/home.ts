export const home = {
  title: "Home",
  create: "Create room shots",
  setup: {
    title: "Get started",
    progress: "{{done}} of {{total}} steps done",
    finished: "You are all set up",
    show: "Show steps",
    hide: "Hide steps",
    done: "Done",
    open: "Not done yet",
    step: {
      "first-shot": {
        title: "Create your first room shot",
        body: "Choose a product with a clear photo and a room style.",
        action: "Choose a product",
      },
      "first-review": {
        title: "Review it",
        body: "Compare the room shot with the product photo and decide whether to keep it.",
        action: "Review",
      },
      "first-publication": {
        title: "Put it on your product",
        body: "Approving a room shot adds it after the photos your product already has.",
        action: "Open library",
      },
    },
  },
  figures: {
    title: "Now",
    review: "Ready to review",
    working: "Being made",
    published: "On your products",
    credits: "Credits left",
    creditsDetail: "{{held}} held, {{used}} used",
  },
  latest: {
    title: "Latest room shots",
    all: "See all in library",
    empty: "No room shots yet",
    emptyBody: "Your room shots will appear here.",
  },
};
