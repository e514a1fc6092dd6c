import { describe, expect, test } from "vitest";
import { replicateImageModel } from "#app/adapters/replicate/image-model.ts";
import { ModelUnavailableError, OutputGoneError, UnexpectedAnswerError } from "#app/core/errors.ts";
import type { ImageModel } from "#app/core/shot/ports.ts";

const ADDRESS = "https://replicate.delivery/xezq/output.png";

/** Answers in place of the network, and notes which addresses were asked for. */
function aModel(answer: () => Response | Promise<Response>): { model: ImageModel; asked: Request[] } {
  const asked: Request[] = [];
  const fetch: typeof globalThis.fetch = async (address, init) => {
    asked.push(new Request(address, init));
    return answer();
  };
  return { asked, model: replicateImageModel({ token: "r8_secret", fetch }) };
}

describe("an output is fetched", () => {
  test.each([ADDRESS, "https://pbxt.replicate.delivery/a/b.jpg"])("from %s", async (address) => {
    const { model, asked } = aModel(() => new Response("picture"));
    expect(Buffer.from(await model.downloadOutput(address)).toString()).toBe("picture");
    expect(asked[0]?.redirect).toBe("manual");
    expect(asked[0]?.headers.get("authorization")).toBeNull();
  });

  test.each([
    "http://replicate.delivery/a.png",
    "https://replicate.delivery.evil.test/a.png",
    "https://evilreplicate.delivery/a.png",
    "https://replicate.delivery:8443/a.png",
    "https://user@replicate.delivery/a.png",
    "https://169.254.169.254/latest/meta-data",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "nonsense",
  ])("never from %s", async (address) => {
    const { model, asked } = aModel(() => new Response("picture"));
    await expect(model.downloadOutput(address)).rejects.toThrow(UnexpectedAnswerError);
    expect(asked).toHaveLength(0);
  });

  test("never by a redirect", async () => {
    const { model, asked } = aModel(
      () => new Response(null, { status: 302, headers: { location: "https://evil.test/" } }),
    );
    await expect(model.downloadOutput(ADDRESS)).rejects.toThrow(ModelUnavailableError);
    expect(asked).toHaveLength(1);
  });

  test("up to 20 MB, and not a byte more is kept", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const { model } = aModel(() => new Response(endless));
    await expect(model.downloadOutput(ADDRESS)).rejects.toThrow(UnexpectedAnswerError);
    expect(pulled).toBeLessThan(25);
    const whole = aModel(() => new Response(new Uint8Array(20 * 1024 * 1024)));
    expect((await whole.model.downloadOutput(ADDRESS)).byteLength).toBe(20 * 1024 * 1024);
  });
});

test.each([403, 404, 410])("an output that is answered with %i is gone", async (status) => {
  const { model } = aModel(() => new Response(null, { status }));
  await expect(model.downloadOutput(ADDRESS)).rejects.toThrow(OutputGoneError);
});

test.each([500, 429])("an output that is answered with %i may be there later", async (status) => {
  const { model } = aModel(() => new Response(null, { status }));
  await expect(model.downloadOutput(ADDRESS)).rejects.toThrow(ModelUnavailableError);
});

test("an output that breaks off may be there later", async () => {
  const { model } = aModel(() => Promise.reject(new TypeError("fetch failed")));
  await expect(model.downloadOutput(ADDRESS)).rejects.toThrow(ModelUnavailableError);
});
