/** The free plan's monthly credits. */
export const FREE_CREDITS = 10;

/** Calendar month in UTC: the period a free grant belongs to. */
export function periodOf(now: Date): { readonly name: string; readonly endsAt: Date } {
  const name = now.toISOString().slice(0, 7);
  return { name, endsAt: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)) };
}
