import {
  isAdminEnvelope,
  type FrameEnvelope,
  type Question,
  type ToAdmin,
  type ToFrame,
} from "#tests/sandbox/shopify/admin/browser/protocol.ts";

export class AdminRefusedError extends Error {
  override name = "AdminRefusedError" as const;
}

/** The frame's end of the line to the admin. */
export type Channel = {
  tell: (notice: ToAdmin) => void;
  ask: (question: Question, detail?: unknown) => Promise<unknown>;
  hear: (listener: (notice: ToFrame) => void) => void;
};

type Waiting = { resolve: (answer: unknown) => void; reject: (reason: Error) => void };

export const openChannel = (adminOrigin: string): Channel => {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(notice: ToFrame) => void>();
  let lastId = 0;

  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.origin !== adminOrigin || !isAdminEnvelope(event.data)) return;
    const envelope = event.data;
    if (envelope.sandbox === "notice") {
      for (const listener of listeners) listener(envelope.notice);
      return;
    }
    const asked = waiting.get(envelope.id);
    waiting.delete(envelope.id);
    if (envelope.sandbox === "answer") asked?.resolve(envelope.answer);
    else asked?.reject(new AdminRefusedError(envelope.reason));
  });

  const post = (envelope: FrameEnvelope): void => {
    window.parent.postMessage(envelope, adminOrigin);
  };

  return {
    tell: (notice) => {
      post({ sandbox: "notice", notice });
    },
    ask: (question, detail = null) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        post({ sandbox: "question", id: lastId, question, detail });
      }),
    hear: (listener) => {
      listeners.add(listener);
    },
  };
};
