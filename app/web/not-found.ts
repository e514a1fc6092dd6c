/** Thrown by pages for ids that are unknown, malformed or another shop's: the answer is the same for all. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: "Not Found" });
}
