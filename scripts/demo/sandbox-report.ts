import { z } from "zod";

/** The last line the sandbox prints: where each part of its world is. */
const sandboxReportSchema = z.object({
  graphql: z.record(z.string(), z.url()),
  token: z.string(),
  s3: z.object({ endpoint: z.url(), accessKeyId: z.string(), secretAccessKey: z.string() }),
  replicate: z.object({ baseUrl: z.url(), token: z.string(), webhookSecret: z.string() }),
  control: z.url(),
  proxy: z.url(),
  ca: z.string(),
  admin: z.url(),
  appUrl: z.url(),
  apiKey: z.string(),
  apiSecret: z.string(),
  /** Flags for a Chromium that is to see the sandbox as the internet. */
  browserArguments: z.array(z.string()),
});

export type SandboxReport = z.infer<typeof sandboxReportSchema>;

/** The report in a line of the sandbox's output; null when the line is something else. */
export function parseSandboxReport(line: string): SandboxReport | null {
  if (!line.startsWith("{")) return null;
  const parsed = sandboxReportSchema.safeParse(parseJson(line));
  return parsed.success ? parsed.data : null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A line that merely begins like JSON.
    return null;
  }
}
