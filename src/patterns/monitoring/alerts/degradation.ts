import { HOUR, MINUTE, type Recommended, rising, series, type Watched } from "../recommended.js";

const SERVER = { job: "clickhouse", instance: "clickhouse:9363" };
/** From a fifth more on people notice. */
const SLOWER = 1.2;

/** What works, and worse than it did. */
export function degradationAlerts({ deployed, spec }: Watched): readonly Recommended[] {
  if (!deployed.hasClickHouse || spec.exporters.clickhouse === false) return [];
  const time = "ClickHouseProfileEvents_SelectQueryTimeMicroseconds";
  const count = "ClickHouseProfileEvents_SelectQuery";
  const mean = (offset: string) =>
    `rate(${time}{job="clickhouse"}[1h]${offset}) / rate(${count}{job="clickhouse"}[1h]${offset})`;
  return [
    {
      name: "QueriesSlower",
      group: "degradation",
      expr: `(${mean("")}) / (${mean(" offset 1d")}) > ${SLOWER}`,
      for: 30 * MINUTE,
      severity: "info",
      summary: "Queries at {{ $labels.instance }} take {{ $value | humanize }} times as long as a day ago",
      description: "The mean time of a SELECT in the last hour, against the same hour of the day before.",
      action:
        "Compare `system.query_log` of both hours by `normalized_query_hash`: other queries, more rows, or more parts to read.",
      fires: {
        // A query took ten before the twenty-fifth hour, twenty after it.
        series: { [series(time, SERVER)]: "0+100x150 15200+200x88", [series(count, SERVER)]: rising(0, 10) },
        labels: SERVER,
      },
      silent: { [series(time, SERVER)]: rising(0, 100), [series(count, SERVER)]: rising(0, 10) },
      tested: { interval: 10 * MINUTE, at: 27 * HOUR },
    },
  ];
}
