import { z } from "zod";
import { FILE_CREATE } from "./documents.ts";
import type { ApiAnswer, Store } from "./open-store.ts";

const createdFiles = z.object({ fileCreate: z.object({ files: z.array(z.looseObject({ id: z.string() })) }) });

/** An address that no host of the sandbox serves: the stand-in picture has the size it names. */
export const FOREIGN_PICTURE = "https://pictures.example/640x480/chair.png";

/** Creates files and lets them settle. */
export async function readyFiles(store: Store, ...files: readonly Record<string, unknown>[]): Promise<string[]> {
  const answer = createdFiles.parse(await store.read(FILE_CREATE, { files }));
  await store.settle();
  return answer.fileCreate.files.map(({ id }) => id);
}

export async function newFile(store: Store, file: Record<string, unknown>): Promise<Record<string, unknown>> {
  const answer = createdFiles.parse(await store.read(FILE_CREATE, { files: [file] }));
  return answer.fileCreate.files[0] ?? {};
}

/** The first error of an answer, for errors that are a list. */
export function firstError({ errors }: ApiAnswer) {
  return Array.isArray(errors) ? errors[0] : undefined;
}
