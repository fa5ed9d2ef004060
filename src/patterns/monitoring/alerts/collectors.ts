import { constant, MINUTE, type Recommended, rising, series, type Watched } from "../recommended.js";

const GROUP = "watching";
const COLLECTOR = { job: "collector", instance: "collector:8888" };

/** What collectors lose or can't pass on, by the signals that their pipelines carry. */
export function collectorAlerts(watched: Watched): readonly Recommended[] {
  const places = { ...COLLECTOR, exporter: "kafka" };
  const size = series("otelcol_exporter_queue_size", places);
  const capacity = series("otelcol_exporter_queue_capacity", places);
  return [
    {
      name: "CollectorQueueFull",
      group: GROUP,
      expr: 'max by (job, instance, exporter) (otelcol_exporter_queue_size{job="collector"}) / max by (job, instance, exporter) (otelcol_exporter_queue_capacity{job="collector"}) > 0.8',
      for: 5 * MINUTE,
      severity: "warning",
      summary: "The queue of {{ $labels.exporter }} is {{ $value | humanizePercentage }} full",
      description: "What comes when it is full is lost.",
      action: "See why its exporter is slow or refused.",
      fires: { series: { [size]: constant(95), [capacity]: constant(100) }, labels: places },
      silent: { [size]: constant(10), [capacity]: constant(100) },
    },
    counted(watched, "exporter", "exporter_enqueue_failed", {
      name: "CollectorDrops",
      severity: "critical",
      summary: "The collector at {{ $labels.instance }} loses what {{ $labels.exporter }} should send",
      description: "Its queue is full: about {{ $value | humanize }} items are gone for good.",
      action: "See why its exporter is slow or refused; give it a larger queue on a disk.",
    }),
    counted(watched, "exporter", "exporter_send_failed", {
      name: "CollectorSendFails",
      for: 5 * MINUTE,
      severity: "warning",
      summary: "{{ $labels.exporter }} of the collector at {{ $labels.instance }} can't send",
      description: "Who it sends to is away or refuses; what it may not try again is lost.",
      action:
        "Read the exporter's error in the collector's log: an address, a certificate, a table or topic that is gone.",
    }),
    counted(watched, "receiver", "receiver_refused", {
      name: "CollectorRefuses",
      for: 5 * MINUTE,
      severity: "warning",
      summary: "The collector refuses what comes by {{ $labels.receiver }}",
      description: "Its memory or its queues are full: senders try again, then give up.",
      action: "Give it more memory, or more collectors.",
    }),
  ];
}

function counted(
  { deployed: { units }, window }: Watched,
  part: "exporter" | "receiver",
  counter: string,
  said: Pick<Recommended, "name" | "for" | "severity" | "summary" | "description" | "action">,
): Recommended {
  const place = part === "exporter" ? { exporter: "kafka" } : { receiver: "otlp", transport: "grpc" };
  const named = part === "exporter" ? { exporter: "kafka" } : { receiver: "otlp" };
  const of = (unit: string, course: string) => ({
    [series(`otelcol_${counter}_${unit}`, { ...COLLECTOR, ...place })]: course,
  });
  const [first = "spans", ...others] = units;
  const firing = (unit: string) => ({ series: of(unit, rising(0, 10)), labels: { ...COLLECTOR, ...named } });
  const also = others.map((unit) => {
    const found = firing(unit);
    return [`by ${unit.replace("_", " ")}`, { series: found.series, labels: [found.labels] }] as const;
  });
  return {
    ...said,
    group: GROUP,
    expr: units
      .map(
        (unit) =>
          `sum by (job, instance, ${part}) (increase(otelcol_${counter}_${unit}{job="collector"}[${window}])) > 0`,
      )
      .join(" or "),
    fires: firing(first),
    ...(also.length === 0 ? {} : { also: Object.fromEntries(also) }),
    silent: Object.fromEntries(units.flatMap((unit) => Object.entries(of(unit, constant(3))))),
  };
}
