import { installPackages } from "./setup/packages.ts";

await installPackages();
// Only now: what follows imports packages.
const { runCommand } = await import("./commands.ts");
process.exitCode = await runCommand(process.argv.slice(2));
