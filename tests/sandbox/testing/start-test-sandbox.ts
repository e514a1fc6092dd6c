import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "#tests/sandbox/sandbox.ts";
import type { SandboxOptions } from "#tests/sandbox/sandbox-options.ts";

/** A whole sandbox with nothing kept from before, on free ports. */
export const startTestSandbox = async (options: Partial<SandboxOptions> = {}): Promise<Sandbox> =>
  startSandbox({ dataDir: await mkdtemp(join(tmpdir(), "sandbox-")), painter: "plain", ...options });

export const callControl = async (sandbox: Sandbox, path: string, body?: unknown): Promise<unknown> => {
  const options = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const answer = await fetch(sandbox.control + path, options);
  return answer.json();
};
