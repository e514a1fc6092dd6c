import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import type { S3Settings } from "./settings.ts";

const CONNECTION_TIMEOUT_MS = 3_000;

export type S3Clients = {
  readonly calls: S3Client;
  /** Signs addresses without checksums: a default client signs that of an empty body, or asks readers for headers. */
  readonly addresses: S3Client;
};

export function openS3Clients(settings: S3Settings): S3Clients {
  const config: S3ClientConfig = {
    region: settings.region,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT_MS },
    // Most S3 of other makers have no certificate for a bucket's own host name.
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint, forcePathStyle: true }),
  };
  return {
    calls: new S3Client(config),
    addresses: new S3Client({
      ...config,
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    }),
  };
}
