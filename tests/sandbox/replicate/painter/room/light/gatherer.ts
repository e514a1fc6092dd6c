import { Hit, Ray } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import type { Scene } from "#tests/sandbox/replicate/painter/room/geometry/scene.ts";
import { DAYLIGHT } from "#tests/sandbox/replicate/painter/room/geometry/shell.ts";
import type { Vector } from "#tests/sandbox/replicate/painter/room/geometry/vector.ts";
import type { Colour } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { unshadowed, type AreaLight } from "./lights.ts";
import type { Sun } from "./sun.ts";

const SAMPLES = 5;
const BOUNCES = 5;
const SUN_RAYS = 3;
const MIRROR_RAYS = 2;
/** Light that has bounced more often than is followed. */
const AMBIENT = 0.24;
const LIFT = 0.004;
const GOLDEN = 0.6180339887;

type Patch = { readonly at: Vector; readonly facing: Vector };

/** Adds up the light that arrives at a point: window, fill, one bounce, mirror image and sun. */
export class Gatherer {
  readonly #scene: Scene;
  readonly #lights: readonly AreaLight[];
  readonly #sun: Sun | undefined;
  readonly #random: () => number;
  readonly #ray = new Ray();
  readonly #hit = new Hit(DAYLIGHT);
  readonly #seen: Colour = { r: 0, g: 0, b: 0 };

  constructor(
    scene: Scene,
    { lights, sun, random }: { lights: readonly AreaLight[]; sun: Sun | undefined; random: () => number },
  ) {
    this.#scene = scene;
    this.#lights = lights;
    this.#sun = sun;
    this.#random = random;
  }

  /** Diffuse light, to be multiplied by the surface's colour. */
  gather(patch: Patch, out: Colour): void {
    this.#bounce(patch, out);
    for (const light of this.#lights) {
      const share = this.#direct(light, patch);
      out.r += light.colour.r * share;
      out.g += light.colour.g * share;
      out.b += light.colour.b * share;
    }
  }

  /** Share of the sun that nothing stands in the way of. */
  sunlit({ at, facing }: Patch): number {
    const sun = this.#sun;
    if (sun === undefined || sun.through(at) < 0.002) return 0;
    const limit = (this.#scene.shell.measures.left - at.x) / sun.direction.x - 0.05;
    this.#ray.from(at.x + facing.x * LIFT, at.y + facing.y * LIFT, at.z + facing.z * LIFT);
    let free = 0;
    for (let ray = 0; ray < SUN_RAYS; ray += 1) {
      const [wobbleY, wobbleZ] = [(this.#random() - 0.5) * 0.03, (this.#random() - 0.5) * 0.03];
      this.#ray.towards(sun.direction.x, sun.direction.y + wobbleY, sun.direction.z + wobbleZ);
      if (!this.#scene.isBlocked(this.#ray, limit)) free += 1 / SUN_RAYS;
    }
    return free;
  }

  /** What a glossy surface mirrors, looked at along `view` (unit length). */
  mirror({ at, facing }: Patch, view: Vector, out: Colour): void {
    const twice = 2 * (view.x * facing.x + view.y * facing.y + view.z * facing.z);
    this.#ray.from(at.x + facing.x * LIFT, at.y + facing.y * LIFT, at.z + facing.z * LIFT);
    out.r = out.g = out.b = 0;
    for (let ray = 0; ray < MIRROR_RAYS; ray += 1) {
      const [roughX, roughZ] = [(this.#random() - 0.5) * 0.09, (this.#random() - 0.5) * 0.09];
      this.#ray.towards(
        view.x - twice * facing.x + roughX,
        view.y - twice * facing.y,
        view.z - twice * facing.z + roughZ,
      );
      this.#look();
      out.r += this.#seen.r / MIRROR_RAYS;
      out.g += this.#seen.g / MIRROR_RAYS;
      out.b += this.#seen.b / MIRROR_RAYS;
    }
  }

  #direct({ corner, u, v, normal, area }: AreaLight, { at, facing }: Patch): number {
    const ray = this.#ray;
    ray.from(at.x + facing.x * LIFT, at.y + facing.y * LIFT, at.z + facing.z * LIFT);
    const [startU, startV] = [this.#random(), this.#random()];
    let sum = 0;
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const s = (sample + startU) / SAMPLES;
      const t = (sample * GOLDEN + startV) % 1;
      const x = corner.x + u.x * s + v.x * t - ray.ox;
      const y = corner.y + u.y * s + v.y * t - ray.oy;
      const z = corner.z + u.z * s + v.z * t - ray.oz;
      const arriving = facing.x * x + facing.y * y + facing.z * z;
      const leaving = -(normal.x * x + normal.y * y + normal.z * z);
      if (arriving <= 0 || leaving <= 0) continue;
      ray.towards(x, y, z);
      const square = x * x + y * y + z * z;
      if (!this.#scene.isBlocked(ray, 0.98)) sum += (arriving * leaving) / (square * Math.max(square, 0.05));
    }
    return (sum * area) / (Math.PI * SAMPLES);
  }

  #bounce({ at, facing }: Patch, out: Colour): void {
    const ray = this.#ray;
    ray.from(at.x + facing.x * LIFT, at.y + facing.y * LIFT, at.z + facing.z * LIFT);
    out.r = out.g = out.b = 0;
    for (let bounce = 0; bounce < BOUNCES; bounce += 1) {
      this.#scatter(facing, (bounce + this.#random()) / BOUNCES);
      this.#look();
      // The windows' own light is counted where it is sampled.
      if (this.#hit.surface === DAYLIGHT) continue;
      out.r += this.#seen.r / BOUNCES;
      out.g += this.#seen.g / BOUNCES;
      out.b += this.#seen.b / BOUNCES;
    }
  }

  /** A direction about the normal, likelier the closer to it (cosine-weighted): a point on the unit sphere around its tip. */
  #scatter(facing: Vector, share: number): void {
    const turn = 2 * Math.PI * this.#random();
    const level = 1 - 2 * share;
    const wide = Math.sqrt(Math.max(0, 1 - level * level));
    const [x, y, z] = [facing.x + wide * Math.cos(turn), facing.y + level, facing.z + wide * Math.sin(turn)];
    this.#ray.towards(x || 1e-6, y || 1e-6, z || 1e-6);
  }

  /** What the ray sees, lit roughly. */
  #look(): void {
    const [ray, hit, seen] = [this.#ray, this.#hit, this.#seen];
    this.#scene.cast(ray, hit);
    const at = {
      x: ray.ox + ray.dx * hit.distance,
      y: ray.oy + ray.dy * hit.distance,
      z: ray.oz + ray.dz * hit.distance,
    };
    hit.surface.texture(at, seen);
    const facing = { x: hit.nx, y: hit.ny, z: hit.nz };
    let [r, g, b] = [AMBIENT, AMBIENT, AMBIENT];
    for (const light of this.#lights) {
      const share = unshadowed(light, at, facing);
      r += light.colour.r * share;
      g += light.colour.g * share;
      b += light.colour.b * share;
    }
    const sun = this.#sun === undefined ? 0 : this.#sunOn(this.#sun, at, facing);
    const glow = hit.surface.glow;
    seen.r *= r + glow + sun * (this.#sun?.colour.r ?? 0);
    seen.g *= g + glow + sun * (this.#sun?.colour.g ?? 0);
    seen.b *= b + glow + sun * (this.#sun?.colour.b ?? 0);
  }

  #sunOn(sun: Sun, at: Vector, facing: Vector): number {
    const { x, y, z } = sun.direction;
    const slant = facing.x * x + facing.y * y + facing.z * z;
    return slant <= 0 ? 0 : slant * sun.through(at);
  }
}
