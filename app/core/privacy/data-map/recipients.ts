import type { Keeping } from "./facts.ts";

type Recipient = Keeping & {
  readonly name: string;
  /** Everything that is sent there. */
  readonly receives: readonly string[];
};

/** Everybody outside to whom we send something of a shop, by the name of the adapter that does. */
export const RECIPIENTS = {
  shopify: {
    name: "Shopify",
    receives: ["the shop's own products, photos and files, read and written for it", "approved room shots"],
    purpose: "publishing",
    basis: "contract",
    // The merchant's own store, under the merchant's own contract with Shopify.
    retention: { until: "uninstalled" },
    onErasure: "not-ours",
  },
  replicate: {
    name: "Replicate",
    receives: ["the product on neutral ground", "a mask", "words of the style", "ids of the shop and the attempt"],
    purpose: "making-shots",
    basis: "contract",
    retention: { hours: 1, since: "finished", keptBy: "other-side" },
    onErasure: "not-ours",
  },
  s3: {
    name: "the operator's S3 store",
    receives: ["every object of the folders above"],
    purpose: "making-shots",
    basis: "contract",
    retention: { until: "erased" },
    onErasure: "delete",
  },
} as const satisfies Record<string, Recipient>;
