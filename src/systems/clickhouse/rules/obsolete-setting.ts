import type { Rule } from "../../../compiler/model/rule.js";
import { tableSettings } from "./table-settings.js";

const queue = (settings: string): string => `const queue = clickhouse.table("analytics.events_queue", {
  columns: { id: "UInt64" },
  engine: { type: "Kafka", topics: [kafka.topic("events", { partitions: 3, replicas: 1 })], consumerGroup: "events", format: "JSONEachRow" },
  settings: { kafka_handle_error_mode: "stream", ${settings} },
});
const kept = clickhouse.table("analytics.events", { columns: { id: "UInt64" }, orderBy: ["id"] });
const intoKept = clickhouse.materializedView("analytics.events_mv", { to: kept, query: sql\`SELECT id FROM \${queue}\` });

const listed = [intoKept];
`;

export const obsoleteSetting: Rule = {
  code: "clickhouse/obsolete-setting",
  severity: "error",
  summary: "A table has a setting that no longer does anything",
  why: "ClickHouse takes it for the sake of old tables and ignores it: what it once did does not happen.",
  mend: "Leave it out.",
  failing: queue(`kafka_row_delimiter: "\\\\n"`),
  passing: queue("kafka_max_block_size: 65536"),
  *check(pipeline) {
    for (const { resource, engine, name, known, atName } of tableSettings(pipeline)) {
      if (known?.[2] !== "obsolete") continue;
      const format = /row_delimiter$/.test(name) ? " The format says where a row ends." : "";
      yield {
        detail: `\`${name}\` does nothing in a table of the engine ${engine}.${format} ${obsoleteSetting.mend}`,
        at: atName,
        resource: resource.address,
      };
    }
  },
};
