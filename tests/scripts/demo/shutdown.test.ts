import { expect, test } from "vitest";
import { Shutdown, type Stage } from "#scripts/demo/shutdown.ts";

function recording() {
  const stopped: Stage[] = [];
  const shutdown = new Shutdown();
  const add = (stage: Stage) => {
    shutdown.add(stage, {
      stop() {
        stopped.push(stage);
        return Promise.resolve();
      },
    });
  };
  return { stopped, shutdown, add };
}

test("users stop before what they use", async () => {
  const { stopped, shutdown, add } = recording();
  for (const stage of ["database", "sandbox", "product", "product"] as const) add(stage);
  await shutdown.run();
  expect(stopped).toEqual(["product", "product", "sandbox", "database"]);
});

test("a second Ctrl-C waits for the first", async () => {
  const { stopped, shutdown, add } = recording();
  add("sandbox");
  await Promise.all([shutdown.run(), shutdown.run()]);
  expect(stopped).toEqual(["sandbox"]);
});
