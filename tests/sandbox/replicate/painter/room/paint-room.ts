import type { Canvas } from "#tests/sandbox/replicate/painter/canvas.ts";
import { randomOf } from "#tests/sandbox/replicate/painter/random.ts";

import { develop } from "./develop.ts";
import { expose } from "./expose.ts";
import { View } from "./geometry/view.ts";
import { Contact } from "./light/contact.ts";
import { denoise } from "./light/denoise.ts";
import { Gatherer } from "./light/gatherer.ts";
import { lightRoom } from "./light/light-map.ts";
import { lightsOf } from "./light/lights.ts";
import { Sun } from "./light/sun.ts";
import { buildRoom, type RoomOrder } from "./room.ts";
import { Shader } from "./shader.ts";

/** Pixels of the picture to one of its light map, both ways; small pictures can afford finer light. */
const [COARSE, FINE] = [4, 2];
const SMALL_PX = 700;

/** Ray-traces a room around what the canvas keeps. RGB, one byte each; kept pixels are left black. */
export function paintRoom(canvas: Canvas, order: RoomOrder): Uint8Array {
  const view = new View(canvas);
  const room = buildRoom(order, canvas, view);
  const { scene, kit, product } = room;
  const shell = scene.shell.measures;
  const sun = Sun.rise(shell, kit, product);
  const gatherer = new Gatherer(scene, {
    lights: lightsOf(shell, order.style),
    sun,
    random: randomOf(order.seed ^ 0x2c1b3c6d),
  });
  const map = lightRoom(room, gatherer, Math.max(canvas.width, canvas.height) < SMALL_PX ? FINE : COARSE);
  denoise(map);
  const stands = product?.support === "floor" || product?.support === "table";
  const contact = product !== undefined && stands ? new Contact(product, canvas, view) : undefined;
  const film = expose(canvas, new Shader(room, map, { sun, contact }));
  return develop(film, order.style.key, order.seed);
}
