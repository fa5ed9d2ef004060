import { createServer, type Server } from "node:net";

/** A server that says hello in ClickHouse's protocol, keeps what it is sent, and answers no query. */
export class ListeningShard {
  private readonly received: Buffer[] = [];

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async open(): Promise<ListeningShard> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const shard = new ListeningShard(server, typeof address === "object" && address !== null ? address.port : 0);
    server.on("connection", (socket) => {
      let greeted = false;
      socket.on("error", () => undefined);
      socket.on("data", (data) => {
        if (greeted) {
          shard.received.push(data);
          // The query has come: that is all there is to know.
          if (data.includes("SELECT")) socket.destroy();
          return;
        }
        greeted = true;
        socket.write(HELLO);
      });
    });
    return shard;
  }

  /** The queries, as they were sent. */
  queries(): readonly string[] {
    const text = Buffer.concat(this.received).toString("latin1");
    return [...text.matchAll(/SELECT [\x20-\x7e\n]*/g)].map(([query]) => query);
  }

  close(): void {
    this.server.close();
  }
}

/** A packet `Hello` of an old revision: name, version 20.3, revision 54032. */
const HELLO = Buffer.from([0, 5, ...Buffer.from("shard"), 20, 3, 0x90, 0xa6, 0x03]);
