import { systemOf } from "../../compiler/model/address.js";
import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { consumptions } from "../../systems/clickhouse/public.js";
import { CONNECTOR } from "../../systems/kafka/schema.js";
import { clusterOf, kafkaTool } from "./kafka-tools.js";
import { type Step, shell, word } from "./section.js";

const RUN = `while read -r file; do clickhouse-client --queries-file "$file" </dev/null || exit 1; done)`;

/** Without what takes from queues: nothing comes in while rows are brought back. */
export function makeObjectsAtRest(pipeline: Pipeline): Step {
  return shell(
    "Make what is missing of ClickHouse's objects, but nothing that takes from a queue.",
    consumptions(pipeline).length === 0
      ? `(cd clickhouse && grep -v '^#' order.txt | ${RUN}`
      : `(cd clickhouse && grep -v '^#' order.txt | grep -vxFf ../recovery/consumers.txt | ${RUN}`,
  );
}

export function makeObjects(text: string): Step {
  return shell(text, `(cd clickhouse && grep -v '^#' order.txt | ${RUN}`);
}

export function stopQueues(text: string): Step {
  return shell(text, "clickhouse-client --queries-file recovery/stop-queues.sql");
}

/** How far the consumers are behind. */
export function lag(text: string, pipeline: Pipeline): Step {
  const groups = consumptions(pipeline).flatMap(({ kafka }) => (kafka === undefined ? [] : [kafka]));
  const byTool = new Map<string, string[]>();
  for (const { group, cluster } of groups) {
    const tool = kafkaTool("kafka-consumer-groups", clusterOf(cluster, pipeline));
    byTool.set(tool, [...(byTool.get(tool) ?? []), group]);
  }
  // Of many groups all are asked at once: the names of the others are Kafka's to tell.
  return shell(
    text,
    ...[...byTool].map(([tool, names]) =>
      names.length > MOST_GROUPS
        ? `${tool} --describe --all-groups`
        : `${tool} --describe ${names.map((name) => `--group ${word(name)}`).join(" ")}`,
    ),
  );
}

const MOST_GROUPS = 12;

/** ClickHouse's users, roles and rights, where the pipeline has some. */
export function hasAccess(pipeline: Pipeline): boolean {
  const kinds = new Set(["role", "user", "settingsProfile", "quota", "rowPolicy", "grant"]);
  return [...pipeline.resources.values()].some(
    ({ kind }) => systemOf(kind) === "clickhouse" && kinds.has(kind.slice("clickhouse.".length)),
  );
}

export function hasConnector(pipeline: Pipeline): boolean {
  return ofKind(pipeline.resources, CONNECTOR).length > 0;
}
