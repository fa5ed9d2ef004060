import { randomUUID } from "node:crypto";
import { chown, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { Client, type ClientConfig } from "pg";
import { postgresPrograms } from "./components.js";
import { freePort } from "./free-port.js";
import { launch, type ServerProcess } from "./server-process.js";
import { temporaryFolder } from "./temporary-folder.js";

export interface PostgresServer {
  readonly host: string;
  readonly port: number;
  readonly version: string;
  /** How the superuser connects; give another `database` or `user` as needed. */
  readonly superuser: ClientConfig & { user: string; password: string; database: string };
  readonly process: ServerProcess;
  stop(): Promise<void>;
  /** With other settings than usual; with none of them, as it was. */
  restart(settings: Record<string, string>): Promise<void>;
}

export async function startPostgres(): Promise<PostgresServer> {
  const programs = await postgresPrograms();
  const folder = await temporaryFolder("postgres");
  const user = await postgresUser();
  if (user !== undefined) await chown(folder.path, user.uid, user.gid);

  const password = randomUUID();
  const passwordFile = join(folder.path, "password");
  await writeFile(passwordFile, password);
  const data = join(folder.path, "data");
  const initdb = ["-D", data, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  await execa(join(programs, "initdb"), [...initdb, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], { ...user });

  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: folder.path,
    wal_level: "logical",
    max_wal_senders: 20,
    max_replication_slots: 20,
    wal_sender_timeout: "10min",
    fsync: "off",
    timezone: "UTC",
  };
  const superuser = { host: "127.0.0.1", port, user: "postgres", password, database: "postgres" };
  const run = async (changed: Record<string, string>) => {
    const all = Object.entries({ ...settings, ...changed });
    const server = launch({
      name: "postgres",
      command: join(programs, "postgres"),
      parameters: ["-D", data, ...all.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      directory: folder.path,
      user,
      stopSignal: "SIGINT",
    });
    return { server, version: await server.ready(() => serverVersion(superuser)) };
  };
  let { server, version } = await run({});
  return {
    host: "127.0.0.1",
    port,
    version,
    superuser,
    get process() {
      return server;
    },
    async stop() {
      await server.stop();
      await folder.remove();
    },
    async restart(changed) {
      await server.stop();
      ({ server, version } = await run(changed));
    },
  };
}

async function serverVersion(connection: ClientConfig): Promise<string | undefined> {
  const client = new Client(connection);
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  await client.end();
  return rows[0]?.server_version.split(" ")[0];
}

/** Root cannot run PostgreSQL: the package's own user does. Anyone else runs it as himself. */
export async function postgresUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all(["-u", "-g"].map((what) => execa("id", [what, "postgres"])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}
