import { migrateQueues } from "#app/adapters/queue/connection.ts";
import { readEnvironment } from "#scripts/environment.ts";
import { migrate } from "./migrate.ts";

const { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl } = readEnvironment();
if (databaseUrl === undefined) {
  process.stderr.write("Set DATABASE_URL to the database that is to be brought up to date.\n");
  process.exitCode = 1;
} else {
  const applied = await migrate(databaseUrl);
  await migrateQueues({ redisUrl, databaseUrl });
  process.stdout.write(applied.length === 0 ? "Nothing to apply.\n" : `Applied ${applied.join(", ")}.\n`);
}
