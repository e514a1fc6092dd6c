import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ObjectMissingError } from "#app/core/errors.ts";
import type { ObjectStore } from "#app/core/shot/ports.ts";

export type RunningObjectStore = { readonly store: ObjectStore; stop: () => Promise<void> };

const PNG = { contentType: "image/png" };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every `ObjectStore` promises. */
export function describeObjectStore(name: string, start: () => Promise<RunningObjectStore>): void {
  describe(`${name} as an object store`, () => {
    let running: RunningObjectStore;
    let store: ObjectStore;
    let shop: string;
    beforeAll(async () => {
      running = await start();
      ({ store } = running);
    });
    afterAll(() => running.stop());
    beforeEach(() => {
      shop = `shops/${crypto.randomUUID()}`;
    });
    const keysUnder = async (prefix: string): Promise<string[]> => {
      const keys: string[] = [];
      for await (const key of store.list(prefix)) keys.push(key);
      return keys;
    };

    test("gives back the bytes it was given", async () => {
      const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 256);
      await store.put(`${shop}/a.png`, bytes, PNG);
      expect(Buffer.from(await store.get(`${shop}/a.png`)).equals(bytes)).toBe(true);
    });

    test("keeps its own copy of the bytes", async () => {
      const bytes = bytesOf("first");
      await store.put(`${shop}/a.png`, bytes, PNG);
      bytes.fill(0);
      expect(await store.get(`${shop}/a.png`)).toEqual(bytesOf("first"));
    });

    test("replaces an object that is put again", async () => {
      await store.put(`${shop}/a.png`, bytesOf("first"), PNG);
      await store.put(`${shop}/a.png`, bytesOf("second"), PNG);
      expect(await store.get(`${shop}/a.png`)).toEqual(bytesOf("second"));
      expect(await keysUnder(shop)).toEqual([`${shop}/a.png`]);
    });

    test("says that a missing object is missing", async () => {
      await expect(store.get(`${shop}/nothing`)).rejects.toThrow(ObjectMissingError);
      expect(await store.has(`${shop}/nothing`)).toBe(false);
    });

    test("knows what it has", async () => {
      await store.put(`${shop}/a.png`, bytesOf("x"), PNG);
      expect(await store.has(`${shop}/a.png`)).toBe(true);
    });

    test("deletes what it is told to and nothing else", async () => {
      for (const key of ["a", "ab", "b"]) await store.put(`${shop}/${key}`, bytesOf(key), PNG);
      await store.delete([`${shop}/a`, `${shop}/never-there`]);
      expect(await keysUnder(shop)).toEqual([`${shop}/ab`, `${shop}/b`]);
      await expect(store.get(`${shop}/a`)).rejects.toThrow(ObjectMissingError);
    });

    test("deletes nothing when there is nothing to delete", async () => {
      await store.put(`${shop}/a`, bytesOf("a"), PNG);
      await store.delete([]);
      expect(await keysUnder(shop)).toEqual([`${shop}/a`]);
    });

    test("lists each key under a prefix once, in order", async () => {
      const keys = ["b/2", "a", "b/1", "b/ü 3"].map((key) => `${shop}/${key}`);
      for (const key of keys) await store.put(key, bytesOf(key), PNG);
      expect(await keysUnder(shop)).toEqual([...keys].sort());
      expect(await keysUnder(`${shop}/b/`)).toHaveLength(3);
      expect(await keysUnder(`${shop}/c`)).toEqual([]);
    });

    test("makes an address that names the object and expires", async () => {
      await store.put(`${shop}/a.png`, bytesOf("a"), PNG);
      const address = new URL(await store.presignGet(`${shop}/a.png`, { expiresInSeconds: 60 }));
      expect(address.pathname).toMatch(/\/a\.png$/);
      expect(address.search).toContain("60");
    });
  });
}
