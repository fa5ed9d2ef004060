import { COLUMNS_DIFFERING } from "../../../systems/postgres/public.js";
import { among, constant, MINUTE, type Recommended, series, type Watched } from "../recommended.js";

const GROUP = "postgres";

/** Columns of the sources that are not as the config says, as the sources themselves have them. */
export function columnAlerts({ deployed, spec }: Watched): readonly Recommended[] {
  const [first] = deployed.sources;
  if (spec.exporters.postgres === false || first === undefined) return [];
  const jobs = among(
    "job",
    deployed.sources.map(({ source }) => `postgres-${source.name}`),
  );
  const of = { job: `postgres-${first.source.name}`, table: "public.orders" };
  const differing = (column: string, change: string) => series(COLUMNS_DIFFERING, { ...of, column, change });
  const compared = { [series(COLUMNS_DIFFERING, of)]: constant(0) };
  const up = { [series("pg_up", { job: of.job })]: constant(1) };
  return [
    {
      name: "ColumnAdded",
      group: GROUP,
      expr: `max by (job, table, column) (${COLUMNS_DIFFERING}{${jobs},change="added"}) > 0`,
      for: 5 * MINUTE,
      severity: "info",
      summary: "{{ $labels.table }} has a column that the config does not name: {{ $labels.column }}",
      description: "What is written into it reaches no table of the pipeline, and nothing else says so.",
      action:
        "Add it to what reads the table, then to its `columns`, generate and apply, and have the table read anew. One that nobody wants goes into `leftOut`.",
      fires: { series: { [differing("fax", "added")]: constant(1) }, labels: { ...of, column: "fax" } },
      silent: { ...compared, [differing("fax", "dropped")]: constant(1) },
    },
    {
      name: "ColumnChanged",
      group: GROUP,
      expr: `max by (job, table, column, change) (${COLUMNS_DIFFERING}{${jobs},change=~"dropped|retyped|nullable"}) > 0`,
      for: MINUTE,
      severity: "warning",
      summary: "{{ $labels.table }}: the column {{ $labels.column }} is {{ $labels.change }}",
      description:
        "It is not what the config says. Dropped: rows come without it. Retyped: what no longer fits becomes dead letters, or is cut. Nullable: rows with NULL become dead letters.",
      action:
        "Write the column as it is now into the config, generate, apply what changed, and have the table read anew.",
      fires: {
        series: { [differing("status", "retyped")]: constant(1) },
        labels: { ...of, column: "status", change: "retyped" },
      },
      silent: { ...compared, [differing("status", "added")]: constant(1) },
    },
    {
      name: "ColumnsNotCompared",
      group: GROUP,
      expr: `max by (job) (pg_up{${jobs}}) == 1 unless on (job) ${COLUMNS_DIFFERING}{${jobs}}`,
      for: 15 * MINUTE,
      severity: "info",
      summary: "Nobody sees whether columns change at the source of {{ $labels.job }}",
      description: "Its exporter answers, but was not started with the generated queries, or can't run them.",
      action:
        "Start it with `PG_EXPORTER_EXTEND_QUERY_PATH` set to the source's `exporter-queries.yaml`; its log tells of a query that fails.",
      fires: { series: up, labels: { job: of.job } },
      silent: { ...up, ...compared },
    },
  ];
}
