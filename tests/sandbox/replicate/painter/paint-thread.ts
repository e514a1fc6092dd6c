import { parentPort } from "node:worker_threads";

import { readCanvas } from "./canvas.ts";
import { finishPicture } from "./finish.ts";
import { UnpaintableError } from "./painter.ts";
import type { Order, Receipt } from "./pool.ts";
import { paintRoom } from "./room/paint-room.ts";
import { styleOf, supportOf } from "./room/style/recognise.ts";

parentPort?.on("message", (order: Order) => {
  void answer(order).then((receipt) => parentPort?.postMessage(receipt));
});

async function answer({ id, commission }: Order): Promise<Receipt> {
  try {
    const canvas = await readCanvas(commission);
    const { prompt, seed } = commission;
    const room = paintRoom(canvas, { style: styleOf(prompt), support: supportOf(prompt), seed });
    return { id, outcome: "painted", bytes: await finishPicture(canvas, room, commission) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { id, outcome: error instanceof UnpaintableError ? "unpaintable" : "broken", reason };
  }
}
