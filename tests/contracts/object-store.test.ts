import { s3ObjectStore } from "#app/adapters/s3/object-store.ts";
import { ACCESS, BUCKET, runS3 } from "#tests/sandbox/s3/testing/running-s3.ts";
import { fakeObjectStore } from "#tests/support/fakes/fake-object-store.ts";
import { describeObjectStore } from "./object-store.contract.ts";

describeObjectStore("the fake", () => Promise.resolve({ store: fakeObjectStore(), stop: () => Promise.resolve() }));

for (const versioned of [true, false]) {
  describeObjectStore(`S3 ${versioned ? "with" : "without"} versions`, async () => {
    const s3 = await runS3({ versioned });
    const store = s3ObjectStore({ endpoint: s3.server.endpoint, bucket: BUCKET, ...ACCESS });
    const stop = async (): Promise<void> => {
      store.close();
      await s3.stop();
    };
    return { store, stop };
  });
}
