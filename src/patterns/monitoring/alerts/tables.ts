import { MEASURES } from "../../health/definitions.js";
import { constant, MINUTE, type Recommended, rising, SECOND, series, type Watched } from "../recommended.js";

const GROUP = "tables";
/** As many values that do not fit are mistakes of single rows. */
const FEW = 10;
const HERE = { job: "clickhouse-pipeline", instance: "clickhouse:8123" };

/** What only ClickHouse knows of single tables, where it is asked. */
export function tableAlerts(
  { deployed, spec, window }: Watched,
  measured: ReadonlySet<string>,
): readonly Recommended[] {
  if (spec.measures === undefined) return [];
  const queue = { ...HERE, table: deployed.consumers[0]?.queue ?? "" };
  const letter = `${MEASURES.deadLetters}{problem!="order"}`;
  const letters = { ...HERE, target: queue.table, problem: "unreadable" };
  const table = { ...HERE, table: "a.b" };
  const column = { target: "a.b", column: "status" };
  const critical = Math.ceil(spec.freshness.critical / SECOND);
  const found: readonly (Recommended & { readonly of: string })[] = [
    {
      of: MEASURES.deadLetters,
      name: "DeadLetters",
      group: GROUP,
      // What may be out of order behind a snapshot is kept to be looked at, also where nothing is wrong.
      // The first of a kind is a series that was not there before: it has not grown.
      expr: `max by (target, problem) (delta(${letter}[${window}])) > 0 or max by (target, problem) (${letter}) unless max by (target, problem) (${letter} offset ${window})`,
      severity: "warning",
      summary: "{{ $labels.target }} could not take what came: {{ $labels.problem }}",
      description: "About {{ $value | humanize }} events more are kept as dead letters; the table lacks them.",
      action: "Read them in the dead letters of their source, mend the cause, then read the topic again.",
      fires: {
        series: { [series(MEASURES.deadLetters, letters)]: rising(0, 2) },
        labels: { target: letters.target, problem: letters.problem },
      },
      silent: { [series(MEASURES.deadLetters, letters)]: constant(7) },
    },
    {
      of: MEASURES.columnsRefused,
      name: "SchemaChanged",
      group: GROUP,
      expr: `max by (target, column) (${MEASURES.columnsRefused}{is="missing"}) > 0 or max by (target, column) (${MEASURES.columnsRefused}{is="other"}) > ${FEW}`,
      severity: "info",
      summary: "The column {{ $labels.column }} of {{ $labels.target }} is no longer what it was at the source",
      description:
        "{{ $value }} events of the last hour had no value that fits: the column was dropped, may be NULL now, or has another type.",
      action:
        "Compare the table with the config (`preflight.sql` names every difference), write the new columns into it, and generate.",
      fires: {
        series: { [series(MEASURES.columnsRefused, { ...HERE, ...column, is: "missing" })]: constant(1) },
        labels: column,
      },
      silent: { [series(MEASURES.columnsRefused, { ...HERE, ...column, is: "other" })]: constant(1) },
    },
    {
      of: MEASURES.queueIdle,
      name: "QueueIdle",
      group: GROUP,
      expr: `min by (table) (${MEASURES.queueIdle}) > ${critical}`,
      for: MINUTE,
      severity: "critical",
      summary: "{{ $labels.table }} has not asked Kafka for {{ $value | humanizeDuration }}",
      description: "What it reads into gets older, whether messages wait or not.",
      action: "See whether the queue's views are attached, and the exceptions in `system.kafka_consumers`.",
      fires: {
        series: { [series(MEASURES.queueIdle, queue)]: constant(critical * 2) },
        labels: { table: queue.table },
      },
      silent: { [series(MEASURES.queueIdle, queue)]: constant(1) },
    },
    {
      of: MEASURES.queueExceptions,
      name: "QueueExceptions",
      group: GROUP,
      expr: `max by (table) (${MEASURES.queueExceptions}) > 0`,
      for: 5 * MINUTE,
      severity: "warning",
      summary: "{{ $labels.table }} meets exceptions again and again",
      description: "Of the last five minutes {{ $value }}: what it reads does not arrive, or arrives late.",
      action: "Read `exceptions.text` in `system.kafka_consumers`.",
      fires: { series: { [series(MEASURES.queueExceptions, queue)]: constant(3) }, labels: { table: queue.table } },
      silent: { [series(MEASURES.queueExceptions, queue)]: constant(0) },
    },
    {
      of: MEASURES.mutationsFailed,
      name: "MutationsFailed",
      group: GROUP,
      expr: `max by (table) (${MEASURES.mutationsFailed}) > 0`,
      for: 5 * MINUTE,
      severity: "warning",
      summary: "{{ $value }} mutations of {{ $labels.table }} fail",
      description: "They are tried again for ever, and those after them wait.",
      action: "Read `latest_fail_reason` in `system.mutations`; stop the mutation with KILL MUTATION.",
      fires: { series: { [series(MEASURES.mutationsFailed, table)]: constant(1) }, labels: { table: table.table } },
      silent: { [series(MEASURES.mutationsFailed, table)]: constant(0) },
    },
    {
      of: MEASURES.refreshFailed,
      name: "RefreshFailed",
      group: GROUP,
      expr: `max by (view) (${MEASURES.refreshFailed}) > 0`,
      for: 5 * MINUTE,
      severity: "warning",
      summary: "{{ $labels.view }} can't be refreshed",
      description: "It still gives the rows of its last refresh.",
      action: "Read `exception` in `system.view_refreshes`.",
      fires: {
        series: { [series(MEASURES.refreshFailed, { ...HERE, view: "a.v" })]: constant(1) },
        labels: { view: "a.v" },
      },
      silent: { [series(MEASURES.refreshFailed, { ...HERE, view: "a.v" })]: constant(0) },
    },
  ];
  return found.filter(({ of }) => measured.has(of)).map(({ of: _, ...alert }) => alert);
}
