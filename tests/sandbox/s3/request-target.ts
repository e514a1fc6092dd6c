import { S3RefusalError } from "./s3-refusal-error.ts";

/** What the request line addresses, decoded once: the signature and the operations read the same values. */
export type RequestTarget = {
  /** Decoded, with its leading slash. */
  readonly path: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: Query;
};

export class Query {
  readonly pairs: readonly (readonly [name: string, value: string])[];

  constructor(pairs: readonly (readonly [string, string])[]) {
    this.pairs = pairs;
  }

  has(name: string): boolean {
    return this.pairs.some(([candidate]) => candidate === name);
  }

  get(name: string): string | undefined {
    return this.pairs.find(([candidate]) => candidate === name)?.[1];
  }
}

/** Path-style addressing only: `/bucket/key`. S3 never normalises the path, so dots and double slashes stay. */
export function parseRequestTarget(rawUrl: string): RequestTarget {
  const questionMark = rawUrl.indexOf("?");
  const rawPath = questionMark < 0 ? rawUrl : rawUrl.slice(0, questionMark);
  const rawQuery = questionMark < 0 ? "" : rawUrl.slice(questionMark + 1);
  const path = decode(rawPath);
  const slash = path.indexOf("/", 1);
  return {
    path,
    bucket: slash < 0 ? path.slice(1) : path.slice(1, slash),
    key: slash < 0 ? "" : path.slice(slash + 1),
    query: new Query(rawQuery.split("&").filter(Boolean).map(parsePair)),
  };
}

function parsePair(pair: string): [string, string] {
  const equals = pair.indexOf("=");
  if (equals < 0) return [decode(pair), ""];
  return [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1).replaceAll("+", " "))];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3RefusalError("InvalidURI", "Couldn't parse the specified URI.");
  }
}
