import type { S3Operation, S3Request } from "#tests/sandbox/s3/operation.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import * as buckets from "./bucket-operations.ts";
import { completeMultipartUpload } from "./complete-multipart.ts";
import { deleteObject, deleteObjects } from "./delete-objects.ts";
import { getObject, headObject } from "./get-object.ts";
import { listObjects, listObjectsV2 } from "./list-objects.ts";
import { listObjectVersions } from "./list-object-versions.ts";
import * as multipart from "./multipart.ts";
import { copyObject, putObject } from "./put-object.ts";

type Route = {
  readonly method: string;
  readonly target: "service" | "bucket" | "object";
  /** Query parameters that together tell this operation from its neighbours. */
  readonly query?: readonly string[];
  readonly header?: string;
  readonly operation: S3Operation;
};

// The first that fits is meant, so the special ones stand before the plain ones.
const ROUTES: readonly Route[] = [
  { method: "GET", target: "service", operation: buckets.listBuckets },
  { method: "GET", target: "bucket", query: ["location"], operation: buckets.getBucketLocation },
  { method: "GET", target: "bucket", query: ["versioning"], operation: buckets.getBucketVersioning },
  { method: "PUT", target: "bucket", query: ["versioning"], operation: buckets.putBucketVersioning },
  { method: "GET", target: "bucket", query: ["versions"], operation: listObjectVersions },
  { method: "GET", target: "bucket", query: ["uploads"], operation: multipart.listMultipartUploads },
  { method: "GET", target: "bucket", query: ["list-type"], operation: listObjectsV2 },
  { method: "POST", target: "bucket", query: ["delete"], operation: deleteObjects },
  { method: "GET", target: "bucket", operation: listObjects },
  { method: "PUT", target: "bucket", operation: buckets.createBucket },
  { method: "HEAD", target: "bucket", operation: buckets.headBucket },
  { method: "DELETE", target: "bucket", operation: buckets.deleteBucket },
  { method: "POST", target: "object", query: ["uploads"], operation: multipart.createMultipartUpload },
  { method: "PUT", target: "object", query: ["uploadId", "partNumber"], operation: multipart.uploadPart },
  { method: "POST", target: "object", query: ["uploadId"], operation: completeMultipartUpload },
  { method: "DELETE", target: "object", query: ["uploadId"], operation: multipart.abortMultipartUpload },
  { method: "GET", target: "object", query: ["uploadId"], operation: multipart.listParts },
  { method: "PUT", target: "object", header: "x-amz-copy-source", operation: copyObject },
  { method: "PUT", target: "object", operation: putObject },
  { method: "GET", target: "object", operation: getObject },
  { method: "HEAD", target: "object", operation: headObject },
  { method: "DELETE", target: "object", operation: deleteObject },
];

const UNMODELLED_QUERIES = [
  ...["accelerate", "acl", "analytics", "attributes", "cors", "encryption", "inventory", "legal-hold", "lifecycle"],
  ...["logging", "metrics", "notification", "object-lock", "ownershipControls", "partNumber", "policy", "policyStatus"],
  ...["publicAccessBlock", "replication", "requestPayment", "restore", "retention", "select", "session", "tagging"],
  ...["torrent", "website"],
];

/** Refuses what S3 has and the sandbox does not: nothing is half done in silence. */
export function chooseOperation(request: S3Request): S3Operation {
  const route = ROUTES.find((candidate) => fits(candidate, request));
  if (!route)
    throw new S3RefusalError("MethodNotAllowed", "The specified method is not allowed against this resource.");
  const unmodelled = UNMODELLED_QUERIES.find((name) => request.query.has(name) && !route.query?.includes(name));
  if (unmodelled !== undefined) {
    throw new S3RefusalError("NotImplemented", `SANDBOX_UNMODELLED S3 ${request.incoming.method ?? ""} ?${unmodelled}`);
  }
  if (route.operation === multipart.uploadPart && request.incoming.headers["x-amz-copy-source"] !== undefined) {
    throw new S3RefusalError("NotImplemented", "SANDBOX_UNMODELLED S3 UploadPartCopy");
  }
  return route.operation;
}

function fits(route: Route, request: S3Request): boolean {
  const target = request.bucket === "" ? "service" : request.key === "" ? "bucket" : "object";
  return (
    route.method === request.incoming.method &&
    route.target === target &&
    (route.query ?? []).every((name) => request.query.has(name)) &&
    (route.header === undefined || request.incoming.headers[route.header] !== undefined)
  );
}
