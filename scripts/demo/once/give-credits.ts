import { childEnvironment } from "#scripts/environment.ts";
import { ROOT } from "#scripts/root.ts";
import { runAttached } from "#scripts/process/run-program.ts";

/** The free plan's credits do not reach for the whole demo catalogue: the operator gives the store the rest. */
export async function giveCredits(env: Record<string, string | undefined>, credits: number): Promise<void> {
  const about = [
    "--shop",
    "demo-store.myshopify.com",
    "--credits",
    String(credits),
    "--reason",
    "demo of the catalogue",
  ];
  await runAttached({
    command: process.execPath,
    args: ["workers/operator.ts", "give-credits", ...about],
    cwd: ROOT,
    env: childEnvironment(env),
  });
}
