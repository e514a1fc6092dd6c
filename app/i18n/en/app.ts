/** Words that every page shares. */
export const app = {
  name: "AI Roomshots",
  nav: { products: "Products", review: "Review", library: "Library" },
  loading: "Loading",
  back: { products: "Products", library: "Library" },
  credits_one: "{{count}} credit",
  credits_other: "{{count}} credits",
  tryAgain: "Try again",
  page: "Page {{page}} of {{pages}}",
  previousPage: "Previous page",
  nextPage: "Next page",
  notFound: {
    title: "There is nothing here",
    body: "This page does not exist, or it belongs to another store.",
    action: "Go to home",
  },
  broken: {
    title: "Something went wrong on our side",
    body: "Your room shots and credits are safe. Try again; if it keeps happening, come back in a few minutes.",
  },
  outside: {
    title: "Open AI Roomshots from your Shopify admin",
    body: "AI Roomshots works inside Shopify. In your Shopify admin, open Apps and choose AI Roomshots.",
  },
  requestFailed: "That did not go through. Nothing was changed; try again.",
};
