/** Where a browser finds the sandbox, and by which key it knows it. */
export type SandboxAddress = { tlsPort: number; spki: string };

/**
 * Makes Chrome reach every host at the sandbox and nothing else, without touching the machine's own settings:
 * names resolve to loopback, and the sandbox's key is trusted by its hash.
 */
export function browserArguments({ tlsPort, spki }: SandboxAddress): string[] {
  const rules = [`MAP * 127.0.0.1:${String(tlsPort)}`, "EXCLUDE 127.0.0.1", "EXCLUDE localhost"];
  return [
    `--host-resolver-rules=${rules.join(",")}`,
    `--ignore-certificate-errors-spki-list=${spki}`,
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    // Chrome's own sandbox refuses to work for root.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}
