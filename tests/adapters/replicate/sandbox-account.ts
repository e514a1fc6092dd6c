import { replicateImageModel } from "#app/adapters/replicate/image-model.ts";
import type { ImageModel, PredictionRequest } from "#app/core/shot/ports.ts";
import type { ReplicateSettings } from "#tests/sandbox/replicate/replicate.ts";
import { type Account, anAccount } from "#tests/sandbox/replicate/testing/account.ts";
import { aCanvas, dataUrl } from "#tests/sandbox/replicate/testing/pictures.ts";

export type SandboxAccount = {
  readonly account: Account;
  readonly model: ImageModel;
  readonly input: PredictionRequest["input"];
};

/** Our client on an account of the sandbox, reached over HTTP; real addresses lead to the sandbox's port. */
export async function aSandboxAccount(settings: Partial<ReplicateSettings> = {}): Promise<SandboxAccount> {
  const account = await anAccount(settings);
  const model = replicateImageModel({
    token: account.token,
    baseUrl: account.baseUrl,
    fetch: (address, init) => fetch(toLoopback(account, new Request(address).url), init),
  });
  const { image, mask } = await aCanvas({ width: 64, height: 64 });
  return { account, model, input: { image: dataUrl(image), mask: dataUrl(mask), prompt: "a room", seed: 1 } };
}

function toLoopback(account: Account, url: string): string {
  return url.startsWith("https://") ? account.localUrl(url) : url;
}
