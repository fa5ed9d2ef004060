import { nameOf } from "../../../compiler/model/address.js";
import { nearest } from "../../../compiler/model/nearest.js";
import { atText } from "../../../compiler/model/origin.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TABLE } from "../../../systems/clickhouse/schema/table.js";
import { CONNECTOR, CONSUMER_GROUP, TOPIC } from "../../../systems/kafka/schema.js";
import { slotName } from "../../../systems/postgres/public.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { expressionsIn, walk } from "../../../systems/prometheus/public.js";

const config = (
  group: string,
): string => `const exporter = prometheus.job("kafka", { targets: ["kafka-exporter:9308"], exposes: "kafka_exporter" });
const events = kafka.topic("shop.events", { partitions: 1, replicas: 1 });
const group = kafka.consumerGroup("billing", { topics: [events] });
const behind = prometheus.alert("BillingIsBehind", {
  expr: promql\`max(kafka_consumergroup_lag_sum{consumergroup="${group}"}) > 1000\`,
  severity: "warning",
  summary: "Billing is behind",
  description: "Look at its consumers.",
});

const listed = [exporter, events, group, behind];
`;

export const unknownObject: Rule = {
  code: "monitoring/unknown-object",
  severity: "warning",
  summary: "An expression asks for an object that the pipeline does not have",
  why: "Of a connector, a consumer group, a topic or a slot by another name there are no series: the alert never fires, the panel stays empty.",
  mend: "Correct the name; a group that others read as is declared by `kafka.consumerGroup`.",
  failing: config("biling"),
  passing: config("billing"),
  *check(pipeline) {
    const kinds = objectsOf(pipeline);
    for (const { resource, analysis, at } of expressionsIn(pipeline)) {
      // What is derived is made of the objects' own names.
      if (analysis.tree === undefined || resource.madeBy !== undefined) continue;
      for (const { node } of walk(analysis.tree)) {
        if (node.type !== "selector") continue;
        for (const { label, operator, value, from, to } of node.matchers) {
          const kind = kinds.find((each) => each.label === label && each.metrics.test(node.metric ?? ""));
          const isAsked = operator === "=" && value !== "" && !value.includes("$");
          if (kind === undefined || kind.names.size === 0 || !isAsked || kind.names.has(value)) continue;
          const meant = nearest(value, kind.names);
          // Others have topics and slots that a pipeline need not know.
          if (meant === undefined && !kind.isWhole) continue;
          const hint = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
          yield {
            detail: `The pipeline has no ${kind.what} \`${value}\`.${hint} ${unknownObject.mend}`,
            at: atText(at, analysis.text.slice(from, to)),
            resource: resource.address,
          };
        }
      }
    }
  },
};

interface Objects {
  readonly what: string;
  readonly metrics: RegExp;
  readonly label: string;
  readonly names: ReadonlySet<string>;
  /** Whether there are no others, except by mistake. */
  readonly isWhole: boolean;
}

/** The objects of a pipeline, by the labels that metrics have for them. */
function objectsOf({ resources }: Pipeline): readonly Objects[] {
  const connectors = ofKind(resources, CONNECTOR).map(({ name }) => name);
  const queues = ofKind(resources, TABLE).flatMap(({ spec: { engine } }) =>
    engine.type === "Kafka" && "topics" in engine ? [engine] : [],
  );
  const groups = [
    ...queues.map(({ consumerGroup }) => consumerGroup),
    ...ofKind(resources, CONSUMER_GROUP).map(({ name }) => name),
    ...connectors.map((name) => `connect-${name}`),
  ];
  const topics = [
    ...queues.flatMap((queue) => queue.topics.map((each) => (typeof each === "string" ? each : nameOf(each.$ref)))),
    ...ofKind(resources, TOPIC).map(({ name }) => name),
  ];
  const slots = ofKind(resources, SOURCE).map(slotName);
  const all = (names: readonly string[]): ReadonlySet<string> => new Set(names);
  return [
    { what: "connector", metrics: /^kafka_connect_/, label: "connector", names: all(connectors), isWhole: true },
    {
      what: "consumer group",
      metrics: /^kafka_consumergroup_/,
      label: "consumergroup",
      names: all(groups),
      isWhole: true,
    },
    { what: "topic", metrics: /^kafka_(topic|consumergroup)_/, label: "topic", names: all(topics), isWhole: false },
    { what: "slot", metrics: /^pg_replication_slot/, label: "slot_name", names: all(slots), isWhole: false },
  ];
}
