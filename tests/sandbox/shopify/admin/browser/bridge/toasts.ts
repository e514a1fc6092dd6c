import type { Channel } from "./channel.ts";

const DEFAULT_MS = 5000;

export type ToastOptions = {
  readonly duration?: number;
  readonly isError?: boolean;
  readonly action?: string;
  readonly onAction?: () => void;
  readonly onDismiss?: () => void;
};

export const createToasts = (channel: Channel) => {
  const shown = new Map<string, ToastOptions>();
  channel.hear((notice) => {
    if (notice.type === "toast-action") shown.get(notice.id)?.onAction?.();
    if (notice.type === "toast-gone") {
      shown.get(notice.id)?.onDismiss?.();
      shown.delete(notice.id);
    }
  });
  return {
    show: (message: string, options: ToastOptions = {}): string => {
      const id = crypto.randomUUID();
      shown.set(id, options);
      const { isError = false, duration: durationMs = DEFAULT_MS, action = null } = options;
      channel.tell({ type: "toast", toast: { id, message, isError, durationMs, action } });
      return id;
    },
    hide: (id: string): void => {
      channel.tell({ type: "hide-toast", id });
    },
  };
};
