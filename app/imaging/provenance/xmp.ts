import sharp from "sharp";

/** IPTC's word for a picture made of a photo and AI-generated parts (cv.iptc.org/newscodes/digitalsourcetype). */
export const DIGITAL_SOURCE_TYPE = "compositeWithTrainedAlgorithmicMedia";

const VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/** What is written into every final file. */
export interface FileProvenance {
  readonly model: string;
  readonly promptVersion: string;
  readonly seed: number;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** The XMP packet: digital source type, the tool, and what painted the room. */
export function provenanceXmp({ model, promptVersion, seed }: FileProvenance): string {
  const painted = escapeXml(
    `Room painted by ${model}, prompt ${promptVersion}, seed ${seed}; product from its own photo`,
  );
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 Iptc4xmpExt:DigitalSourceType="${VOCABULARY}${DIGITAL_SOURCE_TYPE}" xmp:CreatorTool="AI Roomshots">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${painted}</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

/** The digital source type that a file carries; null when it has none. */
export async function readDigitalSourceType(file: Uint8Array): Promise<string | null> {
  const { xmpAsString } = await sharp(file).metadata();
  const found = xmpAsString?.match(/DigitalSourceType(?:="|>)([^"<]+)/);
  return found?.[1]?.replace(VOCABULARY, "") ?? null;
}
