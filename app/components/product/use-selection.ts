import { useCallback, useState } from "react";

import type { ProductGid } from "#app/core/ids.ts";

export type Selection = {
  readonly chosen: readonly ProductGid[];
  readonly isFull: boolean;
  readonly select: (product: ProductGid, isSelected: boolean) => void;
  readonly clear: () => void;
};

/** Products chosen so far, in the order chosen; it outlives paging and searching. */
export function useSelection(max: number): Selection {
  const [chosen, setChosen] = useState<readonly ProductGid[]>([]);
  const select = useCallback(
    (product: ProductGid, isSelected: boolean) => {
      setChosen((before) => {
        const others = before.filter((gid) => gid !== product);
        return isSelected && others.length < max ? [...others, product] : others;
      });
    },
    [max],
  );
  const clear = useCallback(() => {
    setChosen([]);
  }, []);
  return { chosen, isFull: chosen.length >= max, select, clear };
}
