import { useNavigate } from "@remix-run/react";
import type { ReactElement } from "react";

type Props = { readonly words: string; readonly to: string };

/** The way up from a page below another, for the admin's title bar. */
export function BackButton({ words, to }: Props): ReactElement {
  const navigate = useNavigate();
  return (
    <button
      variant="breadcrumb"
      onClick={() => {
        navigate(to);
      }}
    >
      {words}
    </button>
  );
}
