import type { HeadersFunction } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";

/** Carries the library's headers out of a thrown answer; without them a redirect out of the admin's frame is lost. */
export const shopifyHeaders: HeadersFunction = (args) => boundary.headers(args);
