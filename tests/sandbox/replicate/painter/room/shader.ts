import { Hit, Ray } from "./geometry/ray.ts";
import { DAYLIGHT } from "./geometry/shell.ts";
import type { Vector } from "./geometry/vector.ts";
import type { Contact } from "./light/contact.ts";
import type { LightMap } from "./light/light-map.ts";
import type { Sun } from "./light/sun.ts";
import type { Colour, Surface } from "./material/surface.ts";
import type { Room } from "./room.ts";

/** The view of the garden is brighter than anything in the room. */
const OUTSIDE = 2.6;

/** Joins fine colours with the coarse light: the colour of any point of the picture. */
export class Shader {
  readonly #room: Room;
  readonly #map: LightMap;
  readonly #sun: Sun | undefined;
  readonly #contact: Contact | undefined;
  readonly #ray = new Ray();
  readonly #hit = new Hit(DAYLIGHT);
  readonly #light = new Float64Array(7);

  constructor(room: Room, map: LightMap, { sun, contact }: { sun: Sun | undefined; contact: Contact | undefined }) {
    this.#room = room;
    this.#map = map;
    this.#sun = sun;
    this.#contact = contact;
  }

  /** Writes the colour at a picture point and answers what is seen there: equal answers are one face of one thing. */
  shade(px: number, py: number, out: Colour): { surface: Surface; face: number } {
    const ray = this.#ray;
    const hit = this.#hit;
    this.#room.view.aim(ray, px, py);
    this.#room.scene.look(ray, hit);
    const at = { x: ray.dx * hit.distance, y: ray.oy + ray.dy * hit.distance, z: hit.distance };
    hit.surface.texture(at, out);
    if (hit.surface === DAYLIGHT) out.r = out.g = out.b = OUTSIDE;
    else this.#lit(px, py, { at, out });
    return { surface: hit.surface, face: faceOf(hit) };
  }

  #lit(px: number, py: number, { at, out }: { at: Vector; out: Colour }): void {
    const hit = this.#hit;
    const light = this.#light;
    this.#upsample(px, py);
    const dark = this.#contactAt(at);
    const sun = this.#sunAt(at) * (light[6] ?? 0) * (0.4 + 0.6 * dark);
    const warm = this.#sun?.colour ?? { r: 0, g: 0, b: 0 };
    const { glow } = hit.surface;
    out.r = out.r * (dark * (light[0] ?? 0) + glow + sun * warm.r) + (light[3] ?? 0);
    out.g = out.g * (dark * (light[1] ?? 0) + glow * 0.88 + sun * warm.g) + (light[4] ?? 0);
    out.b = out.b * (dark * (light[2] ?? 0) + glow * 0.7 + sun * warm.b) + (light[5] ?? 0);
  }

  #contactAt(at: Vector): number {
    const product = this.#room.product;
    if (this.#contact === undefined || product === undefined) return 1;
    const onGround = this.#hit.ny > 0.9 && Math.abs(at.y - Math.max(0, product.y0)) < 0.04;
    return onGround ? this.#contact.at(at.x, at.z) : 1;
  }

  #sunAt(at: Vector): number {
    if (this.#sun === undefined) return 0;
    const { x, y, z } = this.#sun.direction;
    const slant = this.#hit.nx * x + this.#hit.ny * y + this.#hit.nz * z;
    return slant <= 0 ? 0 : slant * this.#sun.through(at);
  }

  /** Between the four nearest points of the light map, those on the same face count. */
  #upsample(px: number, py: number): void {
    const { step, width, height } = this.#map;
    const x = px / step - 0.5;
    const y = py / step - 0.5;
    const left = Math.floor(x);
    const top = Math.floor(y);
    this.#light.fill(0);
    let total = 0;
    for (let corner = 0; corner < 4; corner += 1) {
      const right = corner & 1;
      const below = corner >> 1;
      const column = Math.min(width - 1, Math.max(0, left + right));
      const row = Math.min(height - 1, Math.max(0, top + below));
      const near = (right === 1 ? x - left : 1 - x + left) * (below === 1 ? y - top : 1 - y + top);
      total += this.#add(row * width + column, near + 1e-4);
    }
    for (let at = 0; at < 7; at += 1) this.#light[at] = (this.#light[at] ?? 0) / total;
  }

  #add(point: number, near: number): number {
    const { diffuse, mirror, sun, surfaces } = this.#map;
    const same = surfaces[point] === this.#hit.surface;
    const weight = near * this.#trust(point, same);
    const light = this.#light;
    for (let channel = 0; channel < 3; channel += 1) {
      light[channel] = (light[channel] ?? 0) + weight * (diffuse[point * 3 + channel] ?? 0);
      if (same) light[channel + 3] = (light[channel + 3] ?? 0) + weight * (mirror[point * 3 + channel] ?? 0);
    }
    light[6] = (light[6] ?? 0) + weight * (sun[point] ?? 0);
    return weight;
  }

  /** Light on another thing that faces the same way may do where there is none of this one's. */
  #trust(point: number, same: boolean): number {
    const { normals } = this.#map;
    const { nx, ny, nz } = this.#hit;
    const x = nx * (normals[point * 3] ?? 0);
    const y = ny * (normals[point * 3 + 1] ?? 0);
    const z = nz * (normals[point * 3 + 2] ?? 0);
    if (x + y + z < 0.8) return 0.0005;
    return same ? 1 : 0.02;
  }
}

function faceOf({ nx, ny, nz }: Hit): number {
  return Math.round(nx * 2) * 25 + Math.round(ny * 2) * 5 + Math.round(nz * 2);
}
