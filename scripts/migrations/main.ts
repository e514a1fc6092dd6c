import { readEnvironment } from "#scripts/environment.ts";
import { migrate } from "./migrate.ts";

const { DATABASE_URL } = readEnvironment();
if (DATABASE_URL === undefined) {
  process.stderr.write("Set DATABASE_URL to the database that is to be brought up to date.\n");
  process.exitCode = 1;
} else {
  const applied = await migrate(DATABASE_URL);
  process.stdout.write(applied.length === 0 ? "Nothing to apply.\n" : `Applied ${applied.join(", ")}.\n`);
}
