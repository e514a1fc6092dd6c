import { useNavigation } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

/** The admin's own loading bar, for as long as the next page is on its way. */
export function useLoadingBar(): void {
  const bridge = useAppBridge();
  const isLoading = useNavigation().state !== "idle";
  useEffect(() => {
    if (!isLoading) return;
    bridge.loading(true);
    return () => {
      bridge.loading(false);
    };
  }, [bridge, isLoading]);
}
