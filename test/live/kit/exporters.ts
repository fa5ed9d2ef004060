import { freePort } from "./free-port.js";
import { nodeExporter, postgresExporter } from "./monitoring-components.js";
import { launch } from "./server-process.js";
import { temporaryFolder } from "./temporary-folder.js";

export interface Exporter {
  /** host:port, as Prometheus' targets are written. */
  readonly address: string;
  stop(): Promise<void>;
}

export interface PostgresExporterOptions {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

export async function startPostgresExporter(source: PostgresExporterOptions, flags: readonly string[] = []) {
  return startExporter("postgres_exporter", await postgresExporter(), flags, {
    DATA_SOURCE_URI: `${source.host}:${source.port}/${source.database}?sslmode=disable`,
    DATA_SOURCE_USER: source.user,
    DATA_SOURCE_PASS: source.password,
  });
}

export async function startNodeExporter() {
  return startExporter("node_exporter", await nodeExporter(), [], {});
}

async function startExporter(
  name: string,
  command: string,
  flags: readonly string[],
  environment: Record<string, string>,
): Promise<Exporter> {
  const folder = await temporaryFolder(name);
  const address = `127.0.0.1:${await freePort()}`;
  const parameters = [`--web.listen-address=${address}`, ...flags];
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
