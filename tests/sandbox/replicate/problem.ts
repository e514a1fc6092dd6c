/** An answer of the API that is not a success: RFC 9457 members as Replicate sends them. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(`The sandbox's Replicate answers ${status}: ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export type InvalidField = { readonly type: string; readonly field: string; readonly description: string };

export function unauthenticated(): ApiProblem {
  return new ApiProblem(401, {
    title: "Unauthenticated",
    detail: "You did not pass a valid authentication token",
    status: 401,
  });
}

export function notFound(detail = "The requested resource could not be found."): ApiProblem {
  return new ApiProblem(404, { title: "Not found", detail, status: 404 });
}

export function badRequest(detail: string): ApiProblem {
  return new ApiProblem(400, { title: "Bad request", detail, status: 400 });
}

export function tooLarge(detail: string): ApiProblem {
  return new ApiProblem(413, { title: "Content too large", detail, status: 413 });
}

export function invalidInput(fields: readonly InvalidField[]): ApiProblem {
  return new ApiProblem(422, {
    title: "Input validation failed",
    detail: fields.map(({ field, description }) => `- ${field}: ${description}\n`).join(""),
    status: 422,
    invalid_fields: fields,
  });
}

export function throttled(retryAfterSeconds: number): ApiProblem {
  const detail = `Request was throttled. Your rate limit resets in ~${retryAfterSeconds}s.`;
  return new ApiProblem(429, { detail, status: 429 }, { "retry-after": String(retryAfterSeconds) });
}

export function serverFailure(): ApiProblem {
  return new ApiProblem(500, { title: "Internal server error", detail: "Internal server error", status: 500 });
}
