import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { BodyNotJsonError, readJson, sendJson } from "#tests/sandbox/gateway/http.ts";
import { ControlRefusedError } from "./control-refused-error.ts";
import type { ControlRoute } from "./route.ts";

const PREFIX = "/control";

export const answerControl = async (
  routes: readonly ControlRoute[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const path = (request.url ?? "").slice(PREFIX.length).replace(/\?.*$/, "");
  const route = routes.find((candidate) => candidate.path === path && candidate.method === request.method);
  if (!route) {
    sendJson(response, 404, {
      error: "No such control",
      routes: routes.map(({ method, path: at }) => `${method} ${at}`),
    });
    return;
  }
  try {
    sendJson(response, 200, await route.answer(await readJson(request)));
  } catch (error) {
    sendJson(response, statusOf(error), { error: messageOf(error) });
  }
};

const statusOf = (error: unknown): number =>
  error instanceof z.ZodError || error instanceof ControlRefusedError || error instanceof BodyNotJsonError ? 400 : 500;

const messageOf = (error: unknown): string => {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
};
