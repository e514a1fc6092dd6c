/** Keys in S3's order: by the bytes of their UTF-8. */
export class SortedKeys {
  readonly #keys: string[] = [];

  add(key: string): void {
    const index = this.#lowerBound(key);
    if (this.#keys[index] !== key) this.#keys.splice(index, 0, key);
  }

  delete(key: string): void {
    const index = this.#lowerBound(key);
    if (this.#keys[index] === key) this.#keys.splice(index, 1);
  }

  *from(start: string): Generator<string> {
    for (let index = this.#lowerBound(start); ; index += 1) {
      const key = this.#keys[index];
      if (key === undefined) return;
      yield key;
    }
  }

  #lowerBound(key: string): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareKeys(this.#keys[middle] ?? "", key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** JavaScript compares UTF-16 units, which puts surrogate pairs before U+E000–U+FFFF; UTF-8 puts them after. */
export function compareKeys(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [mine, other] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (mine === other) continue;
    const isMinePair = isSurrogate(mine);
    return isMinePair === isSurrogate(other) ? mine - other : isMinePair ? 1 : -1;
  }
  return left.length - right.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
