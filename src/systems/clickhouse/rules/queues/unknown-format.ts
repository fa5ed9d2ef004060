import { nearest } from "../../../../compiler/model/nearest.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { catalogue } from "../../catalogue/catalogue.js";
import { TABLE } from "../../schema/table.js";

const queue = (format: string): string => `const clicks = kafka.topic("clicks", { partitions: 3, replicas: 1 });
const queue = clickhouse.table("analytics.clicks_queue", {
  columns: { id: "UInt64", clicked_at: "DateTime" },
  engine: { type: "Kafka", topics: [clicks], consumerGroup: "clickhouse.clicks", format: "${format}" },
  settings: { kafka_handle_error_mode: "stream" },
});
const kept = clickhouse.table("analytics.clicks", {
  columns: { id: "UInt64", clicked_at: "DateTime" },
  orderBy: ["clicked_at"],
});
const intoKept = clickhouse.materializedView("analytics.clicks_mv", {
  to: kept,
  query: sql\`SELECT id, clicked_at FROM \${queue} WHERE length(_error) = 0\`,
});

const listed = [intoKept];
`;

/** Engines that only read. */
const READERS: ReadonlySet<string> = new Set(["Kafka", "RabbitMQ", "NATS", "S3Queue", "AzureQueue"]);

/** ClickHouse finds formats by their names in any case; `auto` goes by a file's name. */
const INPUT = new Set([...catalogue.inputFormats.map(lower), "auto"]);
const OUTPUT = new Set(catalogue.outputFormats.map(lower));

export const unknownFormat: Rule = {
  code: "clickhouse/unknown-format",
  severity: "error",
  summary: "A table is of a format that ClickHouse can't read",
  why: "The table is made all the same. Only when it is read does the server look for the format: a queue then throws at every attempt, in its log alone, and its topic grows.",
  mend: "Name an input format of ClickHouse.",
  failing: queue("JSONEachLine"),
  passing: queue("JSONEachRow"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const { engine } = table.spec;
      if (!("format" in engine) || typeof engine.format !== "string") continue;
      const format = lower(engine.format);
      if (INPUT.has(format) || (OUTPUT.has(format) && !READERS.has(engine.type))) continue;
      const meant = nearest(engine.format, catalogue.inputFormats);
      const what = OUTPUT.has(format) ? "a format that ClickHouse only writes" : "no format of ClickHouse";
      yield {
        detail: `\`${engine.format}\`, of \`${table.name}\`, is ${what}. ${meant === undefined ? unknownFormat.mend : `Did you mean \`${meant}\`?`}`,
        at: within(table.origin, "engine", "format"),
        resource: table.address,
      };
    }
  },
};

function lower(name: string): string {
  return name.toLowerCase();
}
