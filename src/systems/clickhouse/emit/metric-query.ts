import type { Resource } from "../../../compiler/model/resource.js";
import type { MetricSpec } from "../schema/metric.js";
import { printBlock } from "../sql/print.js";
import { identifier, literal } from "../sql/quote.js";

/**
 * A metric as the columns of ClickHouse's format Prometheus (https://clickhouse.com/docs/interfaces/formats/Prometheus).
 * A series without a value, as of an empty table, is left out.
 */
export function metricQuery(metric: Resource<MetricSpec>): string {
  return asked(metric, []);
}

/** The column of `describedQuery` with the value as the query returns it. */
export const MEASURED = "measured";

/** The same with the value as it is before a number is made of it: by its type one sees whether it is one. */
export function describedQuery(metric: Resource<MetricSpec>): string {
  return asked(metric, [`metric.value AS ${MEASURED}`]);
}

function asked({ name, spec }: Resource<MetricSpec>, further: readonly string[]): string {
  const pairs = spec.labels.map((label) => `${literal(label)}, ifNull(toString(${identifier(label)}), '')`);
  const labels = pairs.length === 0 ? "CAST(map(), 'Map(String, String)')" : `map(${pairs.join(", ")})`;
  return [
    "SELECT",
    `    ${literal(name)} AS name,`,
    "    assumeNotNull(toFloat64(value)) AS value,",
    `    ${literal(spec.help)} AS help,`,
    `    ${literal(spec.type)} AS type,`,
    ...[`${labels} AS labels`, ...further].map(
      (column, index, all) => `    ${column}${index + 1 < all.length ? "," : ""}`,
    ),
    "FROM",
    "(",
    // As it is: a line may begin within a text.
    printBlock(spec.query),
    ") AS metric",
    "WHERE metric.value IS NOT NULL",
  ].join("\n");
}

/** What is asked at a scrape: all metrics, each name's rows together, as the format wants them. */
export function scrapeQuery(metrics: readonly Resource<MetricSpec>[]): string {
  return `SELECT *\nFROM\n(\n${metrics.map(metricQuery).join("\nUNION ALL\n")}\n)\nORDER BY name, labels\nFORMAT Prometheus`;
}
