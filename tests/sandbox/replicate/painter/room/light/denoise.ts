import type { LightMap } from "./light-map.ts";

const STEPS = [1, 2, 4];
const REACH = 2;

/** Smooths the sampled light by an à-trous filter which does not cross the edges of things. */
export function denoise(map: LightMap): void {
  for (const step of STEPS) {
    map.diffuse = smoothed(map, map.diffuse, step);
  }
  map.mirror.set(smoothed(map, map.mirror, 1));
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

function smoothPoint({ map, light, out, step }: Pass, x: number, y: number): void {
  const { width, height } = map;
  const here = y * width + x;
  const level = light[here * 3 + 1] ?? 0;
  let [total, r, g, b] = [0, 0, 0, 0];
  for (let row = Math.max(y - REACH * step, y % step); row <= y + REACH * step && row < height; row += step) {
    for (
      let column = Math.max(x - REACH * step, x % step);
      column <= x + REACH * step && column < width;
      column += step
    ) {
      const there = row * width + column;
      const alike = likeness(map, here, there);
      if (alike === 0) continue;
      const apart = ((light[there * 3 + 1] ?? 0) - level) / (level * 0.4 + 0.03);
      const weight = alike / (1 + apart * apart);
      total += weight;
      r += weight * (light[there * 3] ?? 0);
      g += weight * (light[there * 3 + 1] ?? 0);
      b += weight * (light[there * 3 + 2] ?? 0);
    }
  }
  out[here * 3] = r / total;
  out[here * 3 + 1] = g / total;
  out[here * 3 + 2] = b / total;
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
