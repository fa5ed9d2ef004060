import { freePort } from "./free-port.js";
import { nodeExporter, postgresExporter } from "./monitoring-components.js";
import type { PostgresServer } from "./postgres-server.js";
import { launch } from "./server-process.js";
import { temporaryFolder } from "./temporary-folder.js";

export interface Exporter {
  /** host:port, as Prometheus' targets are written. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Of one database of a server, as its superuser. */
export async function startPostgresExporter({ superuser, host, port }: PostgresServer, database: string) {
  return startExporter("postgres_exporter", await postgresExporter(), {
    DATA_SOURCE_URI: `${host}:${port}/${database}?sslmode=disable`,
    DATA_SOURCE_USER: superuser.user,
    DATA_SOURCE_PASS: superuser.password,
  });
}

export async function startNodeExporter() {
  return startExporter("node_exporter", await nodeExporter(), {});
}

async function startExporter(name: string, command: string, environment: Record<string, string>): Promise<Exporter> {
  const folder = await temporaryFolder(name);
  const address = `127.0.0.1:${await freePort()}`;
  const parameters = [`--web.listen-address=${address}`];
  const server = launch({ name, command, parameters, directory: folder.path, environment });
  await server.ready(() => scrape(address));
  return {
    address,
    async stop() {
      await server.stop();
      await folder.remove();
    },
  };
}

/** What a target exposes, as text. */
export async function scrape(address: string): Promise<string> {
  const answer = await fetch(`http://${address}/metrics`);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return answer.text();
}
