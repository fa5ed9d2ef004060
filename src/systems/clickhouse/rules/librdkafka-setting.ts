import type { Rule } from "../../../compiler/model/rule.js";
import { catalogue } from "../catalogue/catalogue.js";
import { librdkafka } from "../catalogue/librdkafka.js";
import { tableSettings } from "./table-settings.js";

const queue = (setting: string): string => `const queue = clickhouse.table("analytics.events_queue", {
  columns: { id: "UInt64" },
  engine: { type: "Kafka", topics: [kafka.topic("events", { partitions: 3, replicas: 1 })], consumerGroup: "events", format: "JSONEachRow" },
  settings: { kafka_handle_error_mode: "stream", ${setting} },
});
const kept = clickhouse.table("analytics.events", { columns: { id: "UInt64" }, orderBy: ["id"] });
const intoKept = clickhouse.materializedView("analytics.events_mv", { to: kept, query: sql\`SELECT id FROM \${queue}\` });

const listed = [intoKept];
`;

/** With underscores for dots, as people write them in settings. */
const CONSUMER_OPTIONS = new Set(librdkafka.consumer.map((name) => name.replaceAll(".", "_")));

/** Whether a setting of a Kafka table is an option of the consumer itself: `fetch_min_bytes`, `kafka_fetch_min_bytes`. */
export function isConsumerSetting(engine: string, name: string): boolean {
  return engine === "Kafka" && !Object.hasOwn(catalogue.kafkaSettings, name) && CONSUMER_OPTIONS.has(optionName(name));
}

function optionName(name: string): string {
  return name.replace(/^kafka_/, "").replaceAll(".", "_");
}

export const librdkafkaSetting: Rule = {
  code: "clickhouse/librdkafka-setting",
  severity: "error",
  summary: "A Kafka table has an option of the consumer library as a setting",
  why: "ClickHouse refuses the table: options of librdkafka are the server's, not the table's.",
  mend: "Put it into the named collection that the queue reads by, behind `kafka.`; or, for queues without one, into `kafka` of a `clickhouse.server`.",
  failing: queue("kafka_fetch_min_bytes: 100000"),
  passing: queue("kafka_poll_timeout_ms: 100"),
  *check(pipeline) {
    for (const { resource, engine, name, atName } of tableSettings(pipeline)) {
      if (!isConsumerSetting(engine, name)) continue;
      const option = optionName(name);
      yield {
        detail: `\`${name}\` is librdkafka's \`${option.replaceAll("_", ".")}\`. Put it into the named collection that the queue reads by, as \`"kafka.${option}"\`; or, for queues without one, into \`kafka\` of a \`clickhouse.server\`.`,
        at: atName,
        resource: resource.address,
      };
    }
  },
};
