import { connectUrl } from "../../compose/secured/rest.js";
import { codeText } from "../../overview/markdown.js";
import { word } from "../../recovery/section.js";
import { psql } from "../../recovery/sources.js";
import { type Block, type Item, listed, shell } from "../page.js";
import type { Scene } from "../scene.js";
import { forwarded, kubernetesFunctions } from "../tools/kubernetes.js";
import { stackFunctions, stackOf } from "../tools/stack.js";

const MOST_SOURCES = 5;

/** How one comes to where things are typed. */
export function reached(scene: Scene): readonly Item[] {
  const { parts, kubernetes, pipeline } = scene;
  const stack = stackOf(pipeline);
  const isOnlyThere = kubernetes !== undefined && stack === undefined;
  const [server = "clickhouse"] = parts.servers;
  const host = (name: string) => (isOnlyThere && kubernetes.monitoring !== undefined ? "localhost" : name);
  const workers = isOnlyThere && kubernetes.kafka !== undefined ? "http://localhost:8083" : "http://connect:8083";
  const connect = stack === undefined ? workers : connectUrl(pipeline);
  return [
    "The line before each block names where it is typed. Shell commands are run in the folder above this one, in `bash`; Kafka's tools, `psql` and `clickhouse-client` find users and passwords where they always do.",
    shell(
      "set once",
      `export CONNECT_URL="\${CONNECT_URL:-${connect}}"`,
      `export PROMETHEUS_URL="\${PROMETHEUS_URL:-http://${host("prometheus")}:9090}"`,
      `export ALERTMANAGER_URL="\${ALERTMANAGER_URL:-http://${host("alertmanager")}:9093}"`,
    ),
    ...(stack === undefined
      ? []
      : [
          shell(
            "set once for the stack on this machine: commands of these pages then run inside of its services",
            ...stackFunctions(scene, stack),
          ),
        ]),
    ...(kubernetes === undefined
      ? []
      : [
          shell(
            `set once for Kubernetes${stack === undefined ? "" : ", instead of that"}: commands of these pages then run inside of its pods; of another environment say \`NAMESPACE\` first`,
            ...kubernetesFunctions(scene, kubernetes),
          ),
        ]),
    ...(parts.hasClickHouse
      ? [shell("to ClickHouse", isOnlyThere ? "clickhouse-client" : `clickhouse-client --host ${word(server)}`)]
      : []),
    ...(parts.servers.length > 1
      ? [
          isOnlyThere
            ? "What ClickHouse's system tables say is of the one server that is asked: name each pod in `CLICKHOUSE`."
            : `What ClickHouse's system tables say is of the one server that is asked: ask each of ${listed(parts.servers)}.`,
        ]
      : []),
    ...parts.sources
      .slice(0, MOST_SOURCES)
      .map(({ source }) =>
        shell(`to PostgreSQL \`${codeText(source.name)}\`, the primary, as a superuser`, psql(source, "").trimEnd()),
      ),
    'PromQL is typed at `/graph` of Prometheus, or behind `promtool query instant "$PROMETHEUS_URL"`.',
    ...inKubernetes(scene),
  ];
}

/** The same from outside, through Kubernetes. */
function inKubernetes(scene: Scene): readonly Block[] {
  const { kubernetes, parts } = scene;
  if (kubernetes === undefined) return [];
  const { namespace, kafka } = kubernetes;
  const kubectl = `kubectl --namespace ${word(namespace)}`;
  return [
    shell("in Kubernetes: what runs, and what does not", `${kubectl} get pods --output wide`),
    ...(kafka === undefined || parts.connectors.length === 0
      ? []
      : [
          shell(
            "in Kubernetes: Connect at `http://localhost:8083`, as long as this runs; connectors are changed by their objects",
            `${kubectl} port-forward service/connect-connect-api 8083:8083`,
          ),
        ]),
    ...forwarded(scene),
  ];
}
