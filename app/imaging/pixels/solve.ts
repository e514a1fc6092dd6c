import { doubleAt } from "./access.ts";

/** `order` equations with `columns` right-hand sides, both row by row. */
export interface Equations {
  readonly order: number;
  readonly columns: number;
  readonly matrix: Float64Array;
  readonly right: Float64Array;
}

/** Gaussian elimination with pivoting, in place; the solution replaces `right`, which is returned. */
export function solve(equations: Equations): Float64Array {
  for (let step = 0; step < equations.order; step++) {
    swapRows(equations, step, pivotRow(equations, step));
    eliminateBelow(equations, step);
  }
  for (let row = equations.order - 1; row >= 0; row--) substituteBack(equations, row);
  return equations.right;
}

function pivotRow({ order, matrix }: Equations, step: number): number {
  let best = step;
  for (let row = step + 1; row < order; row++)
    if (Math.abs(doubleAt(matrix, row * order + step)) > Math.abs(doubleAt(matrix, best * order + step))) best = row;
  return best;
}

function swapRows({ order, columns, matrix, right }: Equations, a: number, b: number): void {
  if (a === b) return;
  swap(matrix, order, [a, b]);
  swap(right, columns, [a, b]);
}

function swap(values: Float64Array, length: number, [a, b]: readonly [number, number]): void {
  const held = values.slice(a * length, (a + 1) * length);
  values.copyWithin(a * length, b * length, (b + 1) * length);
  values.set(held, b * length);
}

function eliminateBelow({ order, columns, matrix, right }: Equations, step: number): void {
  const pivot = doubleAt(matrix, step * order + step) || 1e-9;
  for (let row = step + 1; row < order; row++) {
    const factor = doubleAt(matrix, row * order + step) / pivot;
    for (let c = step; c < order; c++)
      matrix[row * order + c] = doubleAt(matrix, row * order + c) - factor * doubleAt(matrix, step * order + c);
    for (let c = 0; c < columns; c++)
      right[row * columns + c] = doubleAt(right, row * columns + c) - factor * doubleAt(right, step * columns + c);
  }
}

function substituteBack({ order, columns, matrix, right }: Equations, row: number): void {
  const pivot = doubleAt(matrix, row * order + row) || 1e-9;
  for (let c = 0; c < columns; c++) {
    let sum = doubleAt(right, row * columns + c);
    for (let k = row + 1; k < order; k++) sum -= doubleAt(matrix, row * order + k) * doubleAt(right, k * columns + c);
    right[row * columns + c] = sum / pivot;
  }
}
