import { UnreadableRequestError } from "./unreadable-request-error.ts";

export type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

async function readJson(request: Request): Promise<Fields> {
  try {
    const body: unknown = await request.json();
    return isFields(body) ? body : {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UnreadableRequestError("The request's JSON cannot be parsed.", { cause: error });
  }
}

async function readForm(request: Request): Promise<Fields> {
  try {
    const form = await request.formData();
    return Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UnreadableRequestError("The request's form cannot be parsed.", { cause: error });
  }
}

/** A form's fields (each a list, as a form may repeat them) or a JSON body's, for a schema to judge. */
export async function readFields(request: Request): Promise<Fields> {
  const isJson = request.headers.get("content-type")?.startsWith("application/json") === true;
  return isJson ? await readJson(request) : await readForm(request);
}
