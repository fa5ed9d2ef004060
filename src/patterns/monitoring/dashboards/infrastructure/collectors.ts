import type { RowSpec } from "../../../../systems/grafana/public.js";
import type { Watched } from "../../recommended.js";
import { course, rowOf } from "../panels.js";

const TITLES: Readonly<Record<string, string>> = {
  spans: "Spans",
  metric_points: "Metric points",
  log_records: "Log records",
};

/** What the OTEL collectors take in and pass on. */
export function collectorRows({ deployed: { units }, spec, window }: Watched): readonly RowSpec[] {
  if (spec.exporters.collector === undefined || spec.exporters.collector === false) return [];
  const job = '{job="collector"}';
  return rowOf("Collectors", [
    ...units.map((unit) =>
      course(
        `${TITLES[unit]} taken in`,
        `sum by (instance, receiver) (rate(otelcol_receiver_accepted_${unit}${job}[${window}]))`,
        { unit: "eps", legend: "{{instance}} {{receiver}}" },
      ),
    ),
    course(
      "How full queues are",
      `max by (instance, exporter) (otelcol_exporter_queue_size${job}) / max by (instance, exporter) (otelcol_exporter_queue_capacity${job})`,
      { unit: "percentunit", legend: "{{instance}} {{exporter}}" },
    ),
    course("Memory", `otelcol_process_memory_rss${job}`, { unit: "bytes", legend: "{{instance}}" }),
  ]);
}
