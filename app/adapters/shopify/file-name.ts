/** The last part of a CDN address, which is the name that the file was given. */
export function fileNameIn(url: string): string | null {
  const path = URL.parse(url)?.pathname;
  const name = path?.split("/").at(-1);
  return name === undefined || name === "" ? null : decodeURIComponent(name);
}

/** A search in the shop's Files; quoted, so that a hyphen or a bracket in the name is not read as syntax. */
export function fileNameSearch(filename: string): string {
  return `filename:"${filename.replace(/["\\]/g, "\\$&")}" media_type:IMAGE`;
}
