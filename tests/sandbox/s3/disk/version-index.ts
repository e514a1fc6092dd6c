import type { ObjectVersion, StoredObject } from "./object-version.ts";
import { SortedKeys } from "./sorted-keys.ts";

/** All versions of a bucket's keys in memory, newest first. */
export class VersionIndex {
  readonly #versions = new Map<string, ObjectVersion[]>();
  readonly #keys = new SortedKeys();
  #lastSequence = 0;

  get isEmpty(): boolean {
    return this.#versions.size === 0;
  }

  nextSequence(): number {
    this.#lastSequence += 1;
    return this.#lastSequence;
  }

  /** Takes the place of a version with the same id, which it returns. */
  add(version: ObjectVersion): ObjectVersion | undefined {
    const replaced = this.remove(version.key, version.versionId);
    const others = this.#versions.get(version.key) ?? [];
    this.#versions.set(
      version.key,
      [version, ...others].sort((left, right) => right.sequence - left.sequence),
    );
    this.#keys.add(version.key);
    this.#lastSequence = Math.max(this.#lastSequence, version.sequence);
    return replaced;
  }

  remove(key: string, versionId: string): ObjectVersion | undefined {
    const versions = this.of(key);
    const removed = versions.find((version) => version.versionId === versionId);
    const left = versions.filter((version) => version !== removed);
    if (left.length > 0) this.#versions.set(key, left);
    else if (this.#versions.delete(key)) this.#keys.delete(key);
    return removed;
  }

  of(key: string): readonly ObjectVersion[] {
    return this.#versions.get(key) ?? [];
  }

  latest(key: string): ObjectVersion | undefined {
    return this.of(key)[0];
  }

  /** The object a plain read would give: none behind a delete marker. */
  latestObject(key: string): StoredObject | undefined {
    const latest = this.latest(key);
    return latest?.kind === "object" ? latest : undefined;
  }

  keysFrom(start: string): Generator<string> {
    return this.#keys.from(start);
  }

  *all(): Generator<ObjectVersion> {
    for (const key of this.#keys.from("")) yield* this.of(key);
  }
}
