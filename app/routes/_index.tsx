import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

import { OutsideAdmin } from "#app/components/page/outside-admin.tsx";

/** The admin opens the app's own address with its parameters; anybody else is told where the way in is. */
export function loader({ request }: LoaderFunctionArgs): Response | null {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has("host")) return redirect(`/app${search}`);
  return null;
}

export default OutsideAdmin;
