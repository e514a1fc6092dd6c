/**
 * The sandbox's own flags, which make it the browser's whole internet without touching the machine's settings, and those
 * that keep a browser from greeting, updating and syncing.
 */
export function browserArguments(sandboxArguments: readonly string[]): string[] {
  return [
    ...sandboxArguments,
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    // Chrome's own sandbox refuses to work for root.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}
