import { aSandboxAccount } from "#tests/adapters/replicate/sandbox-account.ts";
import { fakeImageModel } from "#tests/support/fakes/fake-image-model.ts";
import { describeImageModel } from "./image-model.contract.ts";

describeImageModel("the fake", () => {
  const model = fakeImageModel();
  return Promise.resolve({
    model,
    input: { prompt: "a room" },
    throttleNextCreate: (retryAfterMs) => {
      model.failNextCreate({ outcome: "throttled", retryAfterMs });
    },
    loseNextAnswer: () => {
      model.failNextCreate({ outcome: "lost" });
    },
    succeed: (predictionId) => {
      model.succeed(predictionId, new Uint8Array(10));
      return Promise.resolve();
    },
    forgetOutputs: model.forgetOutputs,
    countCreates: () => model.requests.length,
    holdNext: () => undefined,
  });
});

for (const listNamesWebhooks of [true, false]) {
  describeImageModel(`Replicate, its list ${listNamesWebhooks ? "with" : "without"} webhooks,`, async () => {
    const { account, model, input } = await aSandboxAccount({ listNamesWebhooks });
    const { control } = account;
    return {
      model,
      input,
      throttleNextCreate: (retryAfterMs) => {
        control.addFault({ effect: { kind: "create-429", retryAfterSeconds: retryAfterMs / 1000 } });
      },
      loseNextAnswer: () => {
        control.addFault({ effect: { kind: "create-reset-after" } });
      },
      succeed: async (predictionId) => {
        await account.untilEnded(predictionId);
      },
      forgetOutputs: control.forgetOutputs,
      countCreates: () => control.creates().length,
      holdNext: () => {
        control.addFault({ effect: { kind: "slow", ms: 30_000 } });
      },
    };
  });
}
