import { intAt } from "./access.ts";
import type { Size } from "./picture.ts";

/** Calls `visit` with the four neighbours of cell `i` that lie in the grid. */
export function eachNeighbour(i: number, { width, height }: Size, visit: (neighbour: number) => void): void {
  const x = i % width;
  if (x > 0) visit(i - 1);
  if (x < width - 1) visit(i + 1);
  if (i >= width) visit(i - width);
  if (i < width * (height - 1)) visit(i + width);
}

/** Does the condition hold for one of the four neighbours? */
export function someNeighbour(i: number, size: Size, holds: (neighbour: number) => boolean): boolean {
  let found = false;
  eachNeighbour(i, size, (neighbour) => {
    found = found || holds(neighbour);
  });
  return found;
}

export interface Flood {
  readonly seeds: Iterable<number>;
  readonly value: number;
  /** May the flood step from cell `from` to its unlabelled neighbour `to`? */
  readonly accepts: (to: number, from: number) => boolean;
}

/** Labels every unlabelled (0) cell that the flood reaches; returns how many. */
export function flood(labels: Uint8Array, size: Size, { seeds, value, accepts }: Flood): number {
  const waiting = [...seeds];
  let added = 0;
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    const here = from;
    eachNeighbour(here, size, (to) => {
      if (labels[to] || !accepts(to, here)) return;
      labels[to] = value;
      waiting.push(to);
      added++;
    });
  }
  return added;
}

/** The connected regions (four neighbours) of cells that belong. */
export function regions(size: Size, belongs: (cell: number) => boolean): Int32Array[] {
  const count = size.width * size.height;
  const seen = new Uint8Array(count);
  const stack = new Int32Array(count);
  const found: Int32Array[] = [];
  for (let start = 0; start < count; start++) {
    if (seen[start] || !belongs(start)) continue;
    let done = 0;
    let end = 1;
    stack[0] = start;
    seen[start] = 1;
    const visit = (next: number) => {
      if (seen[next] || !belongs(next)) return;
      seen[next] = 1;
      stack[end++] = next;
    };
    while (done < end) eachNeighbour(intAt(stack, done++), size, visit);
    found.push(stack.slice(0, end));
  }
  return found;
}

/** The labelled cells that have an unlabelled (0) neighbour: where a flood begins. */
export function rimOf(labels: Uint8Array, { width, height }: Size): number[] {
  const rim: number[] = [];
  const isOpen = (x: number, i: number) => (x > 0 && !labels[i - 1]) || (x < width - 1 && !labels[i + 1]);
  const last = width * (height - 1);
  for (let i = 0; i < labels.length; i++) {
    if (!labels[i]) continue;
    if (isOpen(i % width, i) || (i >= width && !labels[i - width]) || (i < last && !labels[i + width])) rim.push(i);
  }
  return rim;
}
