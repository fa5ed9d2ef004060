import { createServer } from "node:net";

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close((error) => {
        if (error) reject(error);
        else if (address === null || typeof address === "string") reject(new Error("no TCP port was given"));
        else resolve(address.port);
      });
    });
  });
}

/** The same with its host, as targets and listeners are written. */
export async function freeAddress(): Promise<string> {
  return `127.0.0.1:${await freePort()}`;
}
