import { parentPort } from "node:worker_threads";

import { readCanvas } from "./canvas.ts";
import { finishPicture } from "./finish.ts";
import { UnpaintableError } from "./painter.ts";
import { paintPlainRoom } from "./plain.ts";
import type { Order, Receipt } from "./pool.ts";

async function paint({ commission }: Order): Promise<Uint8Array> {
  const canvas = await readCanvas(commission);
  return finishPicture(canvas, paintPlainRoom(canvas, commission.seed), commission);
}

parentPort?.on("message", (order: Order) => {
  void answer(order).then((receipt) => parentPort?.postMessage(receipt));
});

async function answer(order: Order): Promise<Receipt> {
  try {
    return { id: order.id, outcome: "painted", bytes: await paint(order) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { id: order.id, outcome: error instanceof UnpaintableError ? "unpaintable" : "broken", reason };
  }
}
