/** The formats taken in, recognised by their first bytes and never by name or header. */
export type PhotoFormat = "jpeg" | "png" | "webp" | "gif" | "heif";

const HEIF_BRANDS = new Set(["heic", "heix", "heim", "heis", "mif1", "msf1", "avif"]);

/** What the bytes are: a format taken in, another picture format, or no picture. */
export function sniffFormat(bytes: Uint8Array): PhotoFormat | "other-picture" | "not-a-picture" {
  const text = Buffer.from(bytes.subarray(0, 256)).toString("latin1");
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "gif";
  if (text.slice(4, 8) === "ftyp" && HEIF_BRANDS.has(text.slice(8, 12))) return "heif";
  return isOtherPicture(text) ? "other-picture" : "not-a-picture";
}

function isOtherPicture(text: string): boolean {
  const signatures = ["II*\0", "MM\0*", "BM", "8BPS", "%PDF", "\0\0\x01\0"];
  return signatures.some((signature) => text.startsWith(signature)) || /<svg[\s>]|<\?xml/i.test(text);
}
