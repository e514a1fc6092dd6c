import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { replicateImageModel } from "#app/adapters/replicate/image-model.ts";
import type { ReplicateSettings } from "#app/adapters/replicate/settings.ts";
import type { ImageModel } from "#app/core/shot/ports.ts";

type Received = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

export type FarSide = { readonly model: ImageModel; readonly received: Received[]; readonly origin: string };

export const TOKEN = "r8_secret_token_of_ours";

/** A server that answers as a test wants, and notes each request down to the last one. */
export async function aFarSide(
  answer: (request: Received, response: ServerResponse) => void,
  settings: Partial<ReplicateSettings> = {},
): Promise<FarSide> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (text: string) => (body += text));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      received.push({ method, path, headers, body });
      answer({ method, path, headers, body }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { received, origin, model: replicateImageModel({ token: TOKEN, baseUrl: `${origin}/v1`, ...settings }) };
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
