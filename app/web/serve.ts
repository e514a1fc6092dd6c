import type { RequestListener, Server } from "node:http";
import { createServer } from "node:http";

/** Listens where told; 0 takes a free port. */
export function listen(app: RequestListener, where: { readonly port: number; readonly host: string }): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(app);
    server.once("error", reject);
    server.listen(where.port, where.host, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

/** Lets requests under way finish, for at most `withinMs`; then cuts them off. */
export function drain(server: Server, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      server.closeAllConnections();
    }, withinMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
