import { freeAddress, freePort } from "./free-port.js";
import type { KubernetesServer } from "./kubernetes-server.js";
import { kubeStateMetrics, nodeExporter, postgresExporter } from "./monitoring-components.js";
import type { PostgresServer } from "./postgres-server.js";
import { launch } from "./server-process.js";
import { temporaryFolder } from "./temporary-folder.js";

export interface Exporter {
  /** host:port, as Prometheus' targets are written. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Of one database of a server, as its superuser; with the queries of a file where one is given. */
export async function startPostgresExporter(
  { superuser, host, port }: PostgresServer,
  database: string,
  { address, queries }: { readonly address?: string; readonly queries?: string } = {},
) {
  const environment = {
    DATA_SOURCE_URI: `${host}:${port}/${database}?sslmode=disable`,
    DATA_SOURCE_USER: superuser.user,
    DATA_SOURCE_PASS: superuser.password,
    ...(queries === undefined ? {} : { PG_EXPORTER_EXTEND_QUERY_PATH: queries }),
  };
  return startExporter({ name: "postgres_exporter", command: await postgresExporter(), environment, address });
}

export async function startNodeExporter(address?: string) {
  return startExporter({ name: "node_exporter", command: await nodeExporter(), address });
}

/** Of a broker without logins. */
export function startKafkaExporter(command: string, bootstrapServers: string, address?: string) {
  const parameters = [`--kafka.server=${bootstrapServers}`, "--offset.show-all"];
  return startExporter({ name: "kafka_exporter", command, parameters, address });
}

/** Of an API server, of all that it tells of by default. */
export async function startKubeStateMetrics({ kubeconfig }: KubernetesServer): Promise<Exporter> {
  const [address, own] = [await freeAddress(), await freePort()];
  const [host = "", port = ""] = address.split(":");
  const parameters = [
    ...[`--kubeconfig=${kubeconfig}`, `--host=${host}`, `--port=${port}`],
    ...[`--telemetry-host=${host}`, `--telemetry-port=${own}`],
  ];
  return startExporter({ name: "kube-state-metrics", command: await kubeStateMetrics(), parameters, address }, []);
}

interface Started {
  readonly name: string;
  readonly command: string;
  readonly parameters?: readonly string[];
  readonly environment?: Record<string, string>;
  /** A free one unless it is given. */
  readonly address: string | undefined;
}

/** Those of Prometheus' own toolkit are told by a flag where to listen. */
async function startExporter(started: Started, listening?: readonly string[]): Promise<Exporter> {
  const { name, command, parameters = [], environment = {} } = started;
  const folder = await temporaryFolder(name);
  const address = started.address ?? (await freeAddress());
  const server = launch({
    name,
    command,
    parameters: [...(listening ?? [`--web.listen-address=${address}`]), ...parameters],
    directory: folder.path,
    environment,
  });
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
