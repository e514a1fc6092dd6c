import type { Server } from "node:net";

export class PortNotOpenedError extends Error {
  override name = "PortNotOpenedError" as const;
  constructor(port: number, cause: unknown) {
    super(`Port ${port} on 127.0.0.1 could not be opened`, { cause });
  }
}

/** Listens on loopback only; port 0 picks a free one. Returns the port in use. */
export const listenOnLoopback = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject(new PortNotOpenedError(port, error));
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new PortNotOpenedError(port, address));
      else resolve(address.port);
    });
  });

/** A tunnel is no HTTP connection any more, so the server's own close would wait for it for ever. */
export const trackConnections = (server: Server): (() => Promise<void>) => {
  const sockets = new Set<{ destroy: () => void }>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      for (const socket of sockets) socket.destroy();
    });
};
