import type { Sandbox } from "./sandbox.ts";

/** The one line of JSON that tells whoever started the sandbox where everything is. */
export const startedLine = (sandbox: Sandbox): string => {
  const { graphql, token, s3, replicate, control, proxy, ca } = sandbox;
  const { adminUrl: admin, appUrl, apiKey, apiSecret, tlsPort, spki, browserArguments } = sandbox;
  return JSON.stringify({
    graphql,
    token,
    s3,
    replicate,
    control,
    proxy,
    ca,
    admin,
    appUrl,
    apiKey,
    apiSecret,
    tlsPort,
    spki,
    browserArguments,
  });
};
