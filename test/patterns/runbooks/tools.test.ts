import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/compiler/model/json.js";
import type { Declaration } from "../../../src/compiler/model/loaded-config.js";
import { call, ORDERS, ORDERS_NOW, SHOP } from "../../compiler/resolve/loaded.js";
import { blocksOf } from "../../kit/page-blocks.js";
import { pagesOf, watched } from "./watched.js";

const OPTIONS: JsonObject = { notify: { slack: { $secret: "alerting/slack" } } };
const pages = async (...more: readonly Declaration[]) =>
  pagesOf(await watched(OPTIONS, SHOP, ORDERS, ORDERS_NOW, ...more));

/** What a command comes to after all that is "set once": the words that `docker` and `kubectl` are called with. */
function called(index: string, command: string): string {
  const set = blocksOf("README.md", index)
    .filter(({ text }) => /^(export|inside\(\))/.test(text))
    .map(({ text }) => text);
  const printing = (name: string): string => `${name}() { printf '%s' "${name}"; printf ' [%s]' "$@"; echo; }`;
  const script = [
    ...set,
    printing("docker"),
    'kubectl() { case "$*" in *"get pods"*) echo pod/a;; *) printf "kubectl"; printf " [%s]" "$@"; echo;; esac; }',
    command,
  ];
  return execFileSync("bash", ["-e", "-o", "pipefail", "-c", script.join("\n")], {
    encoding: "utf8",
    input: "",
  }).trim();
}

test("commands are typed inside of the stack's services", async () => {
  const index = (await pages(call("compose.stack", "shop", {}))).get("README.md") ?? "";
  const inside = "docker [compose] [--file] [compose/compose.yaml] [exec] [--no-TTY]";
  expect(called(index, "curl --fail http://connect:8083/connectors")).toBe(
    `${inside} [connect] [curl] [--fail] [http://connect:8083/connectors]`,
  );
  expect(called(index, "kafka-topics.sh --bootstrap-server kafka:9092 --list")).toBe(
    `${inside} [--env] [KAFKA_OPTS=] [kafka] [/opt/kafka/bin/kafka-topics.sh] [--bootstrap-server] [kafka:9092] [--list]`,
  );
  expect(called(index, 'psql --no-psqlrc --host=db --command="SELECT 1"')).toBe(
    `${inside} [postgres-shop] [sh] [-c] [PGUSER=postgres PGPASSWORD="$(cat /run/secrets/postgres-admin-password)" exec psql "$@"] [psql] [--no-psqlrc] [--host=db] [--command=SELECT 1]`,
  );
  expect(called(index, "clickhouse-client --query 'SELECT 1'")).toMatch(
    /\[clickhouse\] \[sh\] \[-c\] \[exec clickhouse-client .*\] \[clickhouse-client\] \[--query\] \[SELECT 1\]$/,
  );
  expect(called(index, "promtool check rules prometheus/rules/a.yaml")).toBe(
    `${inside} [--workdir] [/etc] [prometheus] [promtool] [check] [rules] [prometheus/rules/a.yaml]`,
  );
});

const CLUSTER = call("kubernetes.cluster", "prod", {
  namespace: "cdc",
  kafka: "strimzi",
  clickhouse: "altinity",
  connect: { image: "registry.example.com/connect:1" },
  monitoring: "prometheus-operator",
});

test("commands are typed in pods, of the environment that is said", async () => {
  const index = (await pages(CLUSTER)).get("README.md") ?? "";
  expect(called(index, "clickhouse-client --query 'SELECT 1'")).toBe(
    "kubectl [--namespace] [cdc] [exec] [--stdin] [pod/a] [--] [clickhouse-client] [--query] [SELECT 1]",
  );
  expect(called(`${index}`.replace('export NAMESPACE="${NAMESPACE:-cdc}"', "export NAMESPACE=b"), "inside pod/x")).toBe(
    "kubectl [--namespace] [b] [exec] [--stdin] [pod/x]",
  );
  expect(index).toContain("kubectl --namespace monitoring port-forward service/prometheus-operated 9090:9090");
});

test("connectors that an operator has as objects are changed there", async () => {
  const all = await pages(CLUSTER);
  const down = all.get("connector-down.md") ?? "";
  expect(down).not.toMatch(/CONNECT_URL|worker\.properties/);
  expect(down).toContain(
    "kubectl --namespace cdc get kafkaconnector shop --output json | jq -r '.status.connectorStatus | ",
  );
  expect(down).toContain(
    `kubectl --namespace cdc patch kafkaconnector shop --type merge --patch '{"spec":{"state":"running"}}'`,
  );
  expect(down).toContain("kubectl --namespace cdc annotate kafkaconnector shop --overwrite strimzi.io/restart=true");
  expect(down).toContain("](http://localhost:9090/graph?");
});
