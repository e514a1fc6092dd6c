import type { LightMap } from "./light-map.ts";

const STEPS = [1, 2, 4];
const REACH = 2;

/** Smooths the sampled light by an à-trous filter which does not cross the edges of things. */
export function denoise(map: LightMap): void {
  for (const step of STEPS) {
    map.diffuse = smoothed(map, map.diffuse, step);
  }
  map.mirror.set(smoothed(map, map.mirror, 1));
  denoiseSun(map);
  denoiseSun(map);
}

/** The sun's shadows are soft edged; here they lose their grain. */
function denoiseSun(map: LightMap): void {
  const { width, height, sun } = map;
  const before = sun.slice();
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let [total, sum] = [0, 0];
      eachNear({ map, step: 1 }, [x, y], (there, alike) => {
        total += alike;
        sum += alike * (before[there] ?? 0);
      });
      sun[y * width + x] = sum / total;
    }
  }
}

function smoothed(map: LightMap, light: Float32Array, step: number): Float32Array {
  const { width, height } = map;
  const out = new Float32Array(light.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) smoothPoint({ map, light, out, step }, x, y);
  }
  return out;
}

type Pass = { readonly map: LightMap; readonly light: Float32Array; readonly out: Float32Array; readonly step: number };

function smoothPoint(pass: Pass, x: number, y: number): void {
  const { map, light, out } = pass;
  const here = y * map.width + x;
  const level = light[here * 3 + 1] ?? 0;
  let [total, r, g, b] = [0, 0, 0, 0];
  eachNear(pass, [x, y], (there, alike) => {
    const apart = ((light[there * 3 + 1] ?? 0) - level) / (level * 0.4 + 0.03);
    const weight = alike / (1 + apart * apart);
    total += weight;
    r += weight * (light[there * 3] ?? 0);
    g += weight * (light[there * 3 + 1] ?? 0);
    b += weight * (light[there * 3 + 2] ?? 0);
  });
  out[here * 3] = r / total;
  out[here * 3 + 1] = g / total;
  out[here * 3 + 2] = b / total;
}

/** Visits the points `step` apart around one, as far as they are on the same face of the same thing. */
function eachNear(
  { map, step }: Pick<Pass, "map" | "step">,
  [x, y]: readonly [number, number],
  visit: (there: number, alike: number) => void,
): void {
  const { width, height } = map;
  const here = y * width + x;
  for (let row = Math.max(y - REACH * step, y % step); row <= y + REACH * step && row < height; row += step) {
    for (
      let column = Math.max(x - REACH * step, x % step);
      column <= x + REACH * step && column < width;
      column += step
    ) {
      const there = row * width + column;
      const alike = likeness(map, here, there);
      if (alike > 0) visit(there, alike);
    }
  }
}

/** How far two points are on one surface that faces one way: 1 the same, 0 not at all. */
function likeness({ surfaces, normals }: LightMap, here: number, there: number): number {
  if (surfaces[here] !== surfaces[there]) return 0;
  const alike =
    (normals[here * 3] ?? 0) * (normals[there * 3] ?? 0) +
    (normals[here * 3 + 1] ?? 0) * (normals[there * 3 + 1] ?? 0) +
    (normals[here * 3 + 2] ?? 0) * (normals[there * 3 + 2] ?? 0);
  return alike < 0.6 ? 0 : alike;
}
