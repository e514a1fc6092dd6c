/** What nobody outside Shopify knows for certain. The tests pass in every position. */
export type Unknowns = {
  /** `fileCreate` with RAISE_ERROR and a name that is taken: refused at once, or as a failed file later. */
  readonly filenameCollision: "user-error" | "failed-file";
  /** How long searches (`products(query:)`, `files(query:)`) keep answering from before a change. */
  readonly searchLagMs: number;
  /** For a file that is not READY and a reference target that does not exist, which error `fileUpdate` gives. */
  readonly notReadyAgainstReferences: "not-ready-wins" | "references-win";
  /** `metafieldsSet` with one key twice in one call. */
  readonly sameMetafieldTwice: "last-wins" | "first-wins";
  /** A picture address outside the sandbox: a grey stand-in of a plausible size, or a failed download. */
  readonly foreignPictures: "stand-in" | "unreachable";
};

export const DEFAULT_UNKNOWNS: Unknowns = {
  filenameCollision: "user-error",
  searchLagMs: 0,
  notReadyAgainstReferences: "not-ready-wins",
  sameMetafieldTwice: "last-wins",
  foreignPictures: "stand-in",
};
