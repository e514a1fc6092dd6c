import {
  type AdminEnvelope,
  type FrameEnvelope,
  isFrameEnvelope,
  type Question,
  type ToAdmin,
  type ToFrame,
} from "#tests/sandbox/shopify/admin/browser/protocol.ts";

/** The admin's end of the line to the app's frame. */
export type FrameLink = {
  tell: (notice: ToFrame) => void;
  hear: <Type extends ToAdmin["type"]>(
    type: Type,
    listener: (notice: Extract<ToAdmin, { type: Type }>) => void,
  ) => void;
  answerTo: (question: Question, answer: (detail: unknown) => Promise<unknown>) => void;
};

export const linkFrame = (frame: HTMLIFrameElement, appOrigin: string): FrameLink => {
  const listeners = new Set<(notice: ToAdmin) => void>();
  const answers = new Map<Question, (detail: unknown) => Promise<unknown>>();
  const post = (envelope: AdminEnvelope): void => frame.contentWindow?.postMessage(envelope, appOrigin);

  const reply = async ({ id, question, detail }: Extract<FrameEnvelope, { sandbox: "question" }>): Promise<void> => {
    try {
      post({ sandbox: "answer", id, answer: await answers.get(question)?.(detail) });
    } catch (error) {
      post({ sandbox: "refusal", id, reason: error instanceof Error ? error.message : String(error) });
    }
  };

  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    const isFromFrame = event.source === frame.contentWindow && event.origin === appOrigin;
    if (!isFromFrame || !isFrameEnvelope(event.data)) return;
    const envelope = event.data;
    if (envelope.sandbox === "question") void reply(envelope);
    else for (const listener of listeners) listener(envelope.notice);
  });

  return {
    tell: (notice) => {
      post({ sandbox: "notice", notice });
    },
    hear: (type, listener) => {
      listeners.add((notice) => {
        if (isOfType(notice, type)) listener(notice);
      });
    },
    answerTo: (question, answer) => {
      answers.set(question, answer);
    },
  };
};

const isOfType = <Type extends ToAdmin["type"]>(
  notice: ToAdmin,
  type: Type,
): notice is Extract<ToAdmin, { type: Type }> => notice.type === type;
