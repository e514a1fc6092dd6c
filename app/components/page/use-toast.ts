import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback } from "react";

/** Says in the admin's own toast that something succeeded; errors stay beside what caused them instead. */
export function useToast(): (words: string) => void {
  const bridge = useAppBridge();
  return useCallback(
    (words: string) => {
      bridge.toast.show(words);
    },
    [bridge],
  );
}
