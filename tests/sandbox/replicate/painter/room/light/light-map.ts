import { Hit, Ray } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import { DAYLIGHT } from "#tests/sandbox/replicate/painter/room/geometry/shell.ts";
import { unit, type Vector } from "#tests/sandbox/replicate/painter/room/geometry/vector.ts";
import type { Colour, Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import type { Room } from "#tests/sandbox/replicate/painter/room/room.ts";

import type { Gatherer } from "./gatherer.ts";

/** Light on what the camera sees, at a fraction of the picture's size: light changes slowly, colours do not. */
export type LightMap = {
  readonly step: number;
  readonly width: number;
  readonly height: number;
  /** Three numbers a point. */
  diffuse: Float32Array;
  readonly mirror: Float32Array;
  readonly normals: Float32Array;
  readonly sun: Float32Array;
  readonly surfaces: Surface[];
};

export function lightRoom({ scene, view }: Room, gatherer: Gatherer, step: number): LightMap {
  const [width, height] = [Math.ceil(view.width / step), Math.ceil(view.height / step)];
  const size = width * height;
  const map: LightMap = {
    step,
    width,
    height,
    diffuse: new Float32Array(size * 3),
    mirror: new Float32Array(size * 3),
    normals: new Float32Array(size * 3),
    sun: new Float32Array(size),
    surfaces: [],
  };
  const [ray, hit] = [new Ray(), new Hit(DAYLIGHT)];
  for (let point = 0; point < size; point += 1) {
    view.aim(ray, ((point % width) + 0.5) * step, (Math.floor(point / width) + 0.5) * step);
    scene.look(ray, hit);
    map.surfaces.push(hit.surface);
    write(map.normals, point, { r: hit.nx, g: hit.ny, b: hit.nz });
    if (hit.surface !== DAYLIGHT) lightPoint(map, gatherer, { point, ray, hit });
  }
  return map;
}

const light: Colour = { r: 0, g: 0, b: 0 };

function lightPoint(
  map: LightMap,
  gatherer: Gatherer,
  { point, ray, hit }: { point: number; ray: Ray; hit: Hit },
): void {
  const at = {
    x: ray.ox + ray.dx * hit.distance,
    y: ray.oy + ray.dy * hit.distance,
    z: ray.oz + ray.dz * hit.distance,
  };
  const patch = { at, facing: { x: hit.nx, y: hit.ny, z: hit.nz } };
  gatherer.gather(patch, light);
  write(map.diffuse, point, light);
  map.sun[point] = gatherer.sunlit(patch);
  if (hit.surface.gloss === 0) return;
  const view = unit({ x: ray.dx, y: ray.dy, z: ray.dz });
  const share = fresnel(hit.surface.gloss, view, patch.facing);
  gatherer.mirror(patch, view, light);
  write(map.mirror, point, { r: light.r * share, g: light.g * share, b: light.b * share });
}

/** Schlick's approximation, held back at the grazing end: worn surfaces are rough. */
function fresnel(gloss: number, view: Vector, facing: Vector): number {
  const slant = Math.abs(view.x * facing.x + view.y * facing.y + view.z * facing.z);
  return gloss + (1 - gloss) * 0.4 * (1 - slant) ** 5;
}

function write(target: Float32Array, point: number, { r, g, b }: Colour): void {
  target[point * 3] = r;
  target[point * 3 + 1] = g;
  target[point * 3 + 2] = b;
}
