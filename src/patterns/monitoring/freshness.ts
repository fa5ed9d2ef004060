import { durationText } from "../../systems/prometheus/public.js";
import type { RecordSpec } from "../../systems/prometheus/schema/record.js";
import type { MirroredTable } from "./deployed.js";
import { among, constant, escaped, HOUR, MINUTE, quoted, rising, SECOND, series, type Watched } from "./recommended.js";

/** How old a mirrored table is: all that was committed longer ago is in it. By table, source and consumer group. */
export const TABLE_AGE = "table:age_seconds:max";

const INTERVAL = 30 * SECOND;
/** How many moments are looked at to find the one whose messages the table has. */
const MOMENTS = 240;

export interface RecommendedRecord {
  readonly name: string;
  readonly spec: RecordSpec;
  /** Series, and what is recorded of them. */
  readonly test: {
    readonly series: Readonly<Record<string, string>>;
    readonly at: number;
    readonly expect: { readonly labels: Readonly<Record<string, string>>; readonly value: number };
  };
}

/** Whether the age of tables can be told: by the offsets of their consumers. */
export function hasTableAge({ deployed, spec }: Pick<Watched, "deployed" | "spec">): boolean {
  return deployed.mirrored.length > 0 && deployed.brokers.length > 0 && spec.exporters.kafka !== false;
}

/** From where on a table is too old: scrapes and heartbeats say it no sooner. */
export function ageLimits({ deployed, spec, scrape }: Watched): {
  readonly warning: number;
  readonly critical: number;
} {
  const beat = Math.max(0, ...deployed.mirrored.map(({ heartbeat }) => heartbeat));
  const seen = 3 * scrape + beat;
  const { warning, critical } = spec.freshness;
  return { warning: Math.max(warning, seen), critical: Math.max(critical, 2 * seen) };
}

/** The age of each table as a record: it looks back from the moment at which it is evaluated, which a panel can't. */
export function recommendedRecords(watched: Watched): readonly RecommendedRecord[] {
  const { deployed, spec } = watched;
  const [first] = deployed.mirrored;
  if (first === undefined || !hasTableAge(watched) || (spec.alerts === "none" && spec.dashboards === "none")) return [];
  const sources = [...new Set(deployed.mirrored.map(({ prefix }) => prefix))];
  const expr = sources.map((prefix) => ageOf(prefix, watched)).join(" or ");
  return [
    {
      name: TABLE_AGE,
      spec: { expr: { $promql: [expr] }, labels: {}, group: "freshness", interval: INTERVAL },
      test: stalled(first, watched),
    },
  ];
}

function ageOf(prefix: string, watched: Watched): string {
  const tables = watched.deployed.mirrored.filter((each) => each.prefix === prefix);
  const waiting = waitingOf(tables, watched);
  const whole = isConnectScraped(watched) ? `${waiting} + on () group_left () ${unreadOf(prefix)}` : waiting;
  const named = tables
    .filter(({ table, group }) => group !== `clickhouse.${table}`)
    .reduce(
      (inner, { table, group }) =>
        `label_replace(${inner}, "table", ${quoted(table)}, "consumergroup", ${quoted(escaped(group))})`,
      `label_replace(${whole}, "table", "$1", "consumergroup", "clickhouse[.](.+)")`,
    );
  return `label_replace(${named}, "name", ${quoted(prefix)}, "", "")`;
}

/**
 * How long ago a topic ended where its consumer is now. Of a topic without new messages that is now. At most the window:
 * what waits longer is as old as that.
 */
function waitingOf(tables: readonly MirroredTable[], watched: Watched): string {
  const { window, step } = lookBack(watched);
  const groups = among("consumergroup", [...new Set(tables.map(({ group }) => group))]);
  const topics = among("topic", [...new Set(tables.map(({ topic }) => topic))]);
  const read = `max by (consumergroup, topic, partition) (kafka_consumergroup_current_offset{${groups},${topics}}`;
  const end = `max by (topic, partition) (kafka_topic_partition_current_offset{${topics}})`;
  // A partition that nothing was read of has the offset -1, also where there is nothing to read.
  const complete = `clamp_min(${read} @ end()), 0) >= on (topic, partition) group_left () ${end}`;
  const seconds = window / SECOND;
  return `max by (consumergroup, topic) (time() - max_over_time((0 * (${complete}) + time())[${durationText(window)}:${durationText(step)}]) or 0 * ${read}) + ${seconds})`;
}

/** How long ago the connector read something, and how late that was: the heartbeat comes also when nothing changes. */
function unreadOf(prefix: string): string {
  const of = (metric: string) =>
    `max(clamp_min(debezium_metrics_${metric}{name=${quoted(prefix)},context="streaming"}, 0))`;
  return `((${of("MilliSecondsSinceLastEvent")} + ${of("MilliSecondsBehindSource")}) / 1000)`;
}

function lookBack({ spec, scrape }: Pick<Watched, "spec" | "scrape">): {
  readonly window: number;
  readonly step: number;
} {
  const window = Math.max(HOUR, Math.ceil((4 * spec.freshness.critical) / HOUR) * HOUR);
  return { window, step: Math.max(scrape, Math.ceil(window / MOMENTS / SECOND) * SECOND) };
}

function isConnectScraped({ deployed, spec }: Pick<Watched, "deployed" | "spec">): boolean {
  return spec.exporters.connect !== false && deployed.connectors.length > 0;
}

/** One partition is read no further after ten minutes, one has nothing new, of one nothing was ever written. */
function stalled({ table, group, topic, prefix }: MirroredTable, watched: Watched): RecommendedRecord["test"] {
  const at = 30 * MINUTE;
  const offset = (metric: string, partition: string, labels: Readonly<Record<string, string>> = {}) =>
    series(metric, { ...labels, topic, partition });
  const read = "kafka_consumergroup_current_offset";
  const end = "kafka_topic_partition_current_offset";
  const streaming = { name: prefix, context: "streaming", plugin: "postgres" };
  const step = lookBack(watched).step / SECOND;
  // The last moment before the eleventh minute, when there was a message more.
  const complete = (Math.ceil((11 * MINUTE) / SECOND / step) - 1) * step;
  const waiting = at / SECOND - complete;
  return {
    at,
    series: {
      [offset(end, "0")]: rising(0, 100),
      [offset(read, "0", { consumergroup: group })]: "0+100x10 1000x229",
      [offset(end, "1")]: constant(500),
      [offset(read, "1", { consumergroup: group })]: constant(500),
      [offset(end, "2")]: constant(0),
      [offset(read, "2", { consumergroup: group })]: constant(-1),
      [series("debezium_metrics_MilliSecondsSinceLastEvent", streaming)]: constant(4000),
      [series("debezium_metrics_MilliSecondsBehindSource", streaming)]: constant(1000),
    },
    expect: {
      labels: { consumergroup: group, topic, table, name: prefix },
      value: waiting + (isConnectScraped(watched) ? 5 : 0),
    },
  };
}
