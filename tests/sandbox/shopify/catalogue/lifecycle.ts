import type { FileRecord } from "./records.ts";

export type FileStatus = "UPLOADED" | "PROCESSING" | "READY" | "FAILED";

/** The bytes have been looked at, and the time for saying so has come. */
export const isSettled = (file: FileRecord, now: number): boolean =>
  now >= file.settlesAt && file.outcome.state !== "waiting";

/** The state a reader sees at `now`. UPLOADED is seen only in the answer that made the file. */
export function fileStatus(file: FileRecord, now: number): Exclude<FileStatus, "UPLOADED"> {
  // With a new source a file stays READY; it has no picture until the new one is there.
  if (!isSettled(file, now)) return file.replaces === undefined ? "PROCESSING" : "READY";
  return file.outcome.state === "failed" ? "FAILED" : "READY";
}

export const isReady = (file: FileRecord, now: number): boolean => fileStatus(file, now) === "READY";
