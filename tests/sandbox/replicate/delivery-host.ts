import type { Exchange, SandboxHost } from "#tests/sandbox/gateway/host.ts";

import type { ReplicateWorld } from "./world.ts";

const PATH = /^\/xezq\/([\w-]+)\/[\w.]+$/;

/** replicate.delivery and its subdomains: outputs, open to whoever knows the address, for one hour. */
export function deliveryHost({ outputs }: ReplicateWorld): SandboxHost {
  return {
    name: "replicate-delivery",
    serves: (hostname) => hostname === "replicate.delivery" || hostname.endsWith(".replicate.delivery"),
    answer: ({ request, response, url }: Exchange) => {
      const file = outputs.find(PATH.exec(url.pathname)?.[1] ?? "");
      if (file === undefined) {
        response.writeHead(404, { "content-type": "text/plain" }).end("Not Found");
        return;
      }
      response.writeHead(200, {
        "content-type": file.contentType,
        "content-length": file.bytes.length,
        "cache-control": "public, max-age=3600",
      });
      response.end(request.method === "HEAD" ? undefined : file.bytes);
    },
  };
}
