import { createServer, type AddressInfo } from "node:net";

class NoPortError extends Error {
  override readonly name = "NoPortError";
}

/** A loopback port nobody listens on: the wanted one, or any other when that is taken. */
export async function freePort(wanted = 0): Promise<number> {
  const port = await tryPort(wanted);
  if (port !== null) return port;
  const other = await tryPort(0);
  if (other === null) throw new NoPortError("This machine gave us no free port on 127.0.0.1.");
  return other;
}

async function tryPort(port: number): Promise<number | null> {
  const server = createServer();
  const opened = await new Promise<boolean>((resolve) => {
    server.once("error", () => {
      resolve(false);
    });
    server.listen(port, "127.0.0.1", () => {
      resolve(true);
    });
  });
  if (!opened) return null;
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return isAddress(address) ? address.port : null;
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return address !== null && typeof address !== "string";
}
