import { within } from "../../../../compiler/model/origin.js";
import { resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TOPIC } from "../../../../systems/kafka/schema.js";
import { queuesOf } from "../../connectors/readers.js";
import { textOf, writtenConnectors } from "../../connectors/written.js";

const queue = (format: string): string => `const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null" },
  primaryKey: ["id"],
});
const queue = clickhouse.table("analytics.orders_queue", {
  columns: { op: "String" },
  engine: {
    type: "Kafka",
    topics: ["shop.public.orders"],
    consumerGroup: "clickhouse.orders",
    format: "${format}",
  },
  settings: { kafka_handle_error_mode: "stream" },
});
const kept = clickhouse.table("analytics.operations", { columns: { op: "String" }, orderBy: ["op"] });
const intoKept = clickhouse.materializedView("analytics.operations_mv", { to: kept, query: sql\`SELECT op FROM \${queue}\` });

const listed = [orders, intoKept];
`;

/** Formats of ClickHouse that take JSON, or any text, apart by lines or messages. */
const OF_JSON =
  /^(JSON(EachRow|AsString|AsObject|StringsEachRow|LinesEachRow)?|JSONLines|NDJSON|LineAsString|RawBLOB|Raw|Regexp)/;

export const formatDoesNotFit: Rule = {
  code: "kafka/format-does-not-fit",
  severity: "error",
  summary: "A queue reads Debezium's JSON in another format",
  why: "No message could be parsed: each would be an error, and without `kafka_handle_error_mode` the first one stops the consumer for good.",
  mend: 'Read it as `"JSONEachRow"`.',
  failing: queue("CSV"),
  passing: queue("JSONEachRow"),
  *check(pipeline) {
    const written = new Set(
      writtenConnectors(pipeline)
        .filter((each) => each.option === "connector" && /JsonConverter$/.test(textOf(each, "value.converter") ?? ""))
        .flatMap((each) => each.connector.uses),
    );
    for (const { table, engine, topics } of queuesOf(pipeline)) {
      if (table.madeBy !== undefined || OF_JSON.test(engine.format)) continue;
      const topic = topics.find((each) => written.has(each));
      const name = topic === undefined ? undefined : resourceAt(pipeline.resources, topic, TOPIC)?.name;
      if (name === undefined) continue;
      yield {
        detail: `\`${name}\` holds JSON, and \`${table.name}\` reads it as \`${engine.format}\`. ${formatDoesNotFit.mend}`,
        at: within(table.origin, "engine", "format"),
        resource: table.address,
      };
    }
  },
};
