import type { RgbaPicture } from "#app/imaging/pixels/picture.ts";
import { boxOf, alphaOf } from "#app/imaging/pixels/picture.ts";

export type Point = readonly [x: number, y: number];

/** Four corners, clockwise from the far (upper) left. */
export type Quad = readonly [Point, Point, Point, Point];

/**
 * The corners of a flat product in its cut-out. A rug photographed at an angle is a quadrilateral; a round or
 * ragged one has no corners, and its box stands in for them.
 */
export function cornersOf(cutOut: RgbaPicture): Quad {
  const hull = convexHull(outlinePoints(cutOut));
  const corners = reduceToFour(hull);
  if (corners && area(corners) > 0.93 * area(hull)) return fromFarLeft(corners);
  const box = boxOf(alphaOf(cutOut), cutOut) ?? { left: 0, top: 0, width: cutOut.width, height: cutOut.height };
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  return [
    [box.left, box.top],
    [right, box.top],
    [right, bottom],
    [box.left, bottom],
  ];
}

function outlinePoints({ rgba, width, height }: RgbaPicture): Point[] {
  const points: Point[] = [];
  for (let y = 0; y < height; y++) {
    let first = -1;
    let last = -1;
    for (let x = 0; x < width; x++) {
      if ((rgba[(y * width + x) * 4 + 3] ?? 0) < 128) continue;
      if (first < 0) first = x;
      last = x;
    }
    if (first >= 0) points.push([first, y], [last + 1, y], [first, y + 1], [last + 1, y + 1]);
  }
  return points;
}

function cross(o: Point, a: Point, b: Point): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

/** Andrew's monotone chain. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...halfHull(sorted), ...halfHull(sorted.toReversed())];
}

function halfHull(points: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of points) {
    for (;;) {
      const [before, last] = hull.slice(-2);
      if (!before || !last || cross(before, last, point) > 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull.slice(0, -1);
}

/** Takes away, again and again, the corner that costs least area (Visvalingam), until four are left. */
function reduceToFour(hull: readonly Point[]): Quad | null {
  const corners = [...hull];
  while (corners.length > 4) {
    const costs = corners.map((corner, i) => cornerCost(corners, corner, i));
    corners.splice(costs.indexOf(Math.min(...costs)), 1);
  }
  const [a, b, c, d] = corners;
  return a && b && c && d ? [a, b, c, d] : null;
}

function cornerCost(corners: readonly Point[], corner: Point, i: number): number {
  const before = corners.at(i - 1) ?? corner;
  const after = corners.at((i + 1) % corners.length) ?? corner;
  return Math.abs(cross(before, corner, after));
}

function area(polygon: readonly Point[]): number {
  const sum = polygon.reduce((total, [x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length] ?? [x, y];
    return total + x * nextY - y * nextX;
  }, 0);
  return Math.abs(sum) / 2;
}

/** Turns the quad so that its lowest edge is the near one. The hull runs clockwise on a picture (y down). */
function fromFarLeft(quad: Quad): Quad {
  const turns = [0, 1, 2, 3].map((turn) => turned(quad, turn));
  const nearEdge = (q: Quad) => q[2][1] + q[3][1];
  return turns.reduce((best, q) => (nearEdge(q) > nearEdge(best) ? q : best), quad);
}

/** The same corners, beginning `turn` later. */
export function turned([a, b, c, d]: Quad, turn: number): Quad {
  switch (turn % 4) {
    case 1:
      return [b, c, d, a];
    case 2:
      return [c, d, a, b];
    case 3:
      return [d, a, b, c];
    default:
      return [a, b, c, d];
  }
}

/** Length of the edge between two corners. */
export function edge(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
