import { durationText } from "../../../systems/prometheus/public.js";
import { ageLimits, hasTableAge, TABLE_AGE } from "../freshness.js";
import { constant, MINUTE, type Recommended, SECOND, series, type Watched } from "../recommended.js";

/** Tables that lack what was committed long ago; those without changes are as new as the heartbeat. */
export function freshnessAlerts(watched: Watched): readonly Recommended[] {
  const [first] = watched.deployed.mirrored;
  if (first === undefined || !hasTableAge(watched)) return [];
  const labels = { table: first.table, name: first.prefix, consumergroup: first.group, topic: first.topic };
  const limits = ageLimits(watched);
  const old = (name: string, severity: "warning" | "critical"): Recommended => {
    const limit = Math.ceil(limits[severity] / SECOND);
    return {
      name,
      group: "tables",
      expr: `${TABLE_AGE} > ${limit}`,
      for: MINUTE,
      severity,
      summary: `{{ $labels.table }} is more than ${durationText(limit * SECOND)} old`,
      description:
        "It lacks what was committed {{ $value | humanizeDuration }} ago: the connector reads late, or messages wait in {{ $labels.topic }}.",
      action:
        "See which it is: the lag of the connector {{ $labels.name }}, or that of the consumer group {{ $labels.consumergroup }}; then as for ReplicationLag or ConsumerLag.",
      fires: { series: { [series(TABLE_AGE, labels)]: constant(2 * limit) }, labels },
      silent: { [series(TABLE_AGE, labels)]: constant(Math.floor(limit / 2)) },
    };
  };
  return [old("TableOld", "warning"), old("TableOldCritical", "critical")];
}
