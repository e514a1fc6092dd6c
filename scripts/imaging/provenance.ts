import { readFile } from "node:fs/promises";
import { readDigitalSourceType } from "#app/imaging/provenance/xmp.ts";

/** Answers with the digital source type that a file carries. */
export async function provenanceCommand(path: string): Promise<object> {
  return { digitalSourceType: await readDigitalSourceType(await readFile(path)) };
}
