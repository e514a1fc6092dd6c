const HOST = /^([a-z0-9.-]+)(?::\d+)?$/i;

/** The address a request means, from its Host header and its target; null when they make none. */
export const realAddress = (host: string, target: string): URL | null => {
  const hostname = HOST.exec(host)?.[1];
  if (hostname === undefined) return null;
  // Resolved against the host, a path with two slashes at its beginning would name another host.
  return target.startsWith("/") ? URL.parse(`https://${hostname}${target}`) : URL.parse(target, `https://${hostname}`);
};
