import { useLocation } from "@remix-run/react";
import { useEffect } from "react";

/** A new page begins at its top. Remix's own way keeps positions in session storage, which a framed page may not have. */
export function useStartAtTop(): void {
  const { pathname, search } = useLocation();
  useEffect(() => {
    window.scrollTo({ top: 0 });
  }, [pathname, search]);
}
