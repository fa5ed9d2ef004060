import { type KindOf, ofKind } from "../../../compiler/model/resource.js";
import { codeText } from "../../overview/markdown.js";
import { word } from "../../recovery/section.js";
import { psql } from "../../recovery/sources.js";
import { type Block, type Item, listed, shell } from "../page.js";
import type { Scene } from "../scene.js";

const MOST_SOURCES = 5;

/** How one comes to where things are typed. */
export function reached(scene: Scene): readonly Item[] {
  const { parts } = scene;
  const [server = "clickhouse"] = parts.servers;
  return [
    "The line before each block names where it is typed. Shell commands are run in the folder above this one; Kafka's tools, `psql` and `clickhouse-client` find users and passwords where they always do.",
    shell(
      "set once",
      'export CONNECT_URL="${CONNECT_URL:-http://connect:8083}"',
      'export PROMETHEUS_URL="${PROMETHEUS_URL:-http://prometheus:9090}"',
      'export ALERTMANAGER_URL="${ALERTMANAGER_URL:-http://alertmanager:9093}"',
    ),
    ...(parts.hasClickHouse ? [shell("to ClickHouse", `clickhouse-client --host ${word(server)}`)] : []),
    ...(parts.servers.length > 1
      ? [
          `What ClickHouse's system tables say is of the one server that is asked: ask each of ${listed(parts.servers)}.`,
        ]
      : []),
    ...parts.sources
      .slice(0, MOST_SOURCES)
      .map(({ source }) =>
        shell(`to PostgreSQL \`${codeText(source.name)}\`, the primary, as a superuser`, psql(source, "").trimEnd()),
      ),
    'PromQL is typed at `/graph` of Prometheus, or behind `promtool query instant "$PROMETHEUS_URL"`.',
    ...inStack(scene),
    ...inKubernetes(scene),
  ];
}

/** By its name alone: who runs nothing on one machine does not load how that is done. */
const STACK: KindOf<unknown> = { kind: "compose.stack" };

/** Connect's REST is not reached from the machine; where the stack has certificates, it asks for one. */
function inStack({ pipeline, parts }: Scene): readonly Block[] {
  if (ofKind(pipeline.resources.values(), STACK).length === 0 || parts.connectors.length === 0) return [];
  return [
    shell(
      "on one machine: where Connect is asked, with the worker's certificate if the stack has any; `CONNECT_URL` begins with `https://` then",
      "docker compose --file compose/compose.yaml exec connect bash",
    ),
  ];
}

/** The same from outside, through Kubernetes. */
function inKubernetes({ kubernetes, parts }: Scene): readonly Block[] {
  if (kubernetes === undefined) return [];
  const { namespace, connect, kafka, clickhouse } = kubernetes;
  const kubectl = `kubectl --namespace ${word(namespace)}`;
  const firstOf = (labels: string): string => `"$(${kubectl} get pods --selector ${labels} --output name | head -n 1)"`;
  return [
    shell("in Kubernetes: what runs, and what does not", `${kubectl} get pods --output wide`),
    ...(connect === undefined || parts.connectors.length === 0
      ? []
      : [
          shell(
            "in Kubernetes: Connect at `CONNECT_URL=http://localhost:8083`, as long as this runs",
            `${kubectl} port-forward service/connect-connect-api 8083:8083`,
          ),
        ]),
    ...(kafka === undefined
      ? []
      : [
          shell(
            "in Kubernetes: a broker's shell; Kafka's tools are in `bin`",
            `${kubectl} exec --stdin --tty ${firstOf("strimzi.io/kind=Kafka")} -- bash`,
          ),
        ]),
    ...(clickhouse === undefined
      ? []
      : [
          shell(
            "in Kubernetes: ClickHouse",
            `${kubectl} exec --stdin --tty ${firstOf("app.kubernetes.io/name=clickhouse")} -- clickhouse-client`,
          ),
        ]),
  ];
}
