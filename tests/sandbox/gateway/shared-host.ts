import type { Exchange, SandboxHost } from "./host.ts";
import { sendJson } from "./http.ts";

/** One path area of a host name that several parts of the sandbox answer for together. */
export type HostPart = {
  readonly name: string;
  claims: (url: URL) => boolean;
  answer: (exchange: Exchange) => Promise<void> | void;
};

export type SharedHost = { name: string; serves: (hostname: string) => boolean; parts: readonly HostPart[] };

/** The first part that claims the path answers. */
export const sharedHost = ({ name, serves, parts }: SharedHost): SandboxHost => ({
  name,
  serves,
  answer: (exchange) => {
    const part = parts.find((candidate) => candidate.claims(exchange.url));
    if (part) return part.answer(exchange);
    sendJson(exchange.response, 404, { errors: "Not Found" });
    return undefined;
  },
});
