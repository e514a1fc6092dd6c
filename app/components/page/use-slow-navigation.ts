import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

/** Sooner, a page of grey bars would flash past on its way to another page. */
const SLOW_AFTER_MS = 1_000;

/** Whether another page has been on its way for over a second; a page that only refreshes itself stays as it is. */
export function useSlowNavigation(): boolean {
  const { pathname } = useLocation();
  const destination = useNavigation().location?.pathname;
  const isLeaving = destination !== undefined && destination !== pathname;
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isLeaving) return;
    const timer = setTimeout(() => {
      setSlow(true);
    }, SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isLeaving]);
  return isSlow;
}
