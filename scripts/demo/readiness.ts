import type { ReadySigns } from "./part.ts";
import { parseSandboxReport, type SandboxReport } from "./sandbox-report.ts";

/** Ready when the program sends "ready" over its channel. */
export function saysReady({ onMessage }: ReadySigns): Promise<void> {
  return new Promise((resolve) => {
    onMessage((message) => {
      if (message === "ready") resolve();
    });
  });
}

/** Ready when the program prints where everything is. */
export function printsReport({ onLine }: ReadySigns): Promise<SandboxReport> {
  return new Promise((resolve) => {
    onLine((line) => {
      const report = parseSandboxReport(line);
      if (report !== null) resolve(report);
    });
  });
}
