// What ClickHouse's Prometheus endpoint exposes: src/Server/PrometheusMetricsWriter.cpp names it, the embedded engine
// says what there is. Asynchronous metrics are not part of the embedded engine: their names stand in a file beside this.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ALL = "SETTINGS system_events_show_zero_values = 1";
/** As PrometheusMetricsWriter changes a name. */
const valid = (name) => name.replace(/[^a-zA-Z0-9_:*]/g, "_");

/** In Common/DimensionalMetrics.cpp; those with no value yet are in no table. */
const DIMENSIONAL = [
  ["merge_failures", "gauge", ["error_name"], "after a merge failed"],
  ["merge_tree_parts", "gauge", ["part_is_projection", "part_state", "part_type"], ""],
  ["startup_scripts_failure_reason", "gauge", ["error_name"], "after a startup script failed"],
];

export async function clickhouse() {
  const { Session } = await import("chdb");
  const folder = mkdtempSync(join(tmpdir(), "headrace-metrics-"));
  const session = new Session(folder);
  const rows = (sql) =>
    session
      .query(sql, "JSONEachRow")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  try {
    const version = rows("SELECT version() AS version")[0].version;
    const simple = [
      ...rows(`SELECT event AS name, description AS help FROM system.events ORDER BY name ${ALL}`).map(
        of("ClickHouseProfileEvents_", "counter"),
      ),
      ...rows("SELECT metric AS name, description AS help FROM system.metrics").map(of("ClickHouseMetrics_", "gauge")),
      ...asynchronous().map((name) => of("ClickHouseAsyncMetrics_", "gauge")({ name, help: "" })),
      ...rows(`SELECT DISTINCT name, '' AS help FROM system.errors ${ALL}`).map(
        of("ClickHouseErrorMetric_", "counter"),
      ),
      of("ClickHouseErrorMetric_", "counter")({ name: "ALL", help: "All errors since the server's start" }),
    ];
    const histograms = rows(`SELECT metric, any(description) AS help, groupUniqArrayArray(mapKeys(labels)) AS labels
      FROM system.histogram_metrics GROUP BY metric HAVING has(labels, 'le')`);
    const metrics = [
      ...simple,
      ...histograms.map(({ metric, help, labels }) => ({
        name: `ClickHouseHistogramMetrics_${metric}`,
        type: "histogram",
        labels: labels.filter((label) => label !== "le").sort(),
        help,
      })),
      ...DIMENSIONAL.map(([name, type, labels, when]) => ({
        name: `ClickHouseDimensionalMetrics_${name}`,
        type,
        labels,
        when,
      })),
    ];
    return { version, metrics };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function of(prefix, type) {
  return ({ name, help }) => ({ name: prefix + valid(name), type, help: help.replaceAll("\n", " ").trim() });
}

function asynchronous() {
  const text = readFileSync(join(import.meta.dirname, "clickhouse-asynchronous.txt"), "utf8");
  const lines = text.split("\n").filter((line) => !line.startsWith("#"));
  return lines.join(" ").split(/\s+/).filter(Boolean);
}
