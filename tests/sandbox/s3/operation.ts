import type { FileHandle } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import type { ObjectDisk } from "./disk/object-disk.ts";
import type { RequestTarget } from "./request-target.ts";
import type { VerifiedSignature } from "./signature/verify-request.ts";

export type S3Request = RequestTarget & {
  readonly incoming: IncomingMessage;
  readonly signature: VerifiedSignature;
};

export type S3Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FileSlice;
};

/** Part of an open file; whoever sends it closes it. `end` is the first byte not sent. */
export type FileSlice = { readonly file: FileHandle; readonly start: number; readonly end: number };

export type S3World = { readonly disk: ObjectDisk; readonly region: string };

export type S3Operation = (world: S3World, request: S3Request) => Promise<S3Answer> | S3Answer;
