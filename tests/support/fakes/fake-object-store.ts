import { ObjectMissingError } from "#app/core/errors.ts";
import type { ObjectStore } from "#app/core/shot/ports.ts";

type StoredObject = { readonly bytes: Uint8Array; readonly contentType: string };

export type FakeObjectStore = ObjectStore & { readonly objects: Map<string, StoredObject> };

/** Objects in memory; addresses are made up and lead nowhere. */
export function fakeObjectStore(): FakeObjectStore {
  const objects = new Map<string, StoredObject>();
  return {
    objects,
    put: (key, bytes, { contentType }) => {
      objects.set(key, { bytes: Uint8Array.from(bytes), contentType });
      return Promise.resolve();
    },
    get: (key) => {
      const object = objects.get(key);
      if (!object) return Promise.reject(new ObjectMissingError(`There is no object ${key}`));
      return Promise.resolve(Uint8Array.from(object.bytes));
    },
    has: (key) => Promise.resolve(objects.has(key)),
    presignGet: (key, { expiresInSeconds }) =>
      Promise.resolve(`https://objects.test/${encodeURI(key)}?expires=${expiresInSeconds}`),
    delete: (keys) => {
      for (const key of keys) objects.delete(key);
      return Promise.resolve();
    },
    list: (prefix) => keysUnder(objects, prefix),
  };
}

async function* keysUnder(objects: ReadonlyMap<string, unknown>, prefix: string): AsyncGenerator<string> {
  await Promise.resolve();
  yield* [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
}
