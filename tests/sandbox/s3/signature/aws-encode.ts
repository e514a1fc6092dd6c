/** Percent-encoding as Signature Version 4 wants it: everything but unreserved characters. */
export function awsEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function awsEncodePath(path: string): string {
  return path.split("/").map(awsEncode).join("/");
}
