import { downOrMissing, type Expected, instance, missingTests, targets } from "../absence.js";
import { among, constant, MINUTE, type Recommended, rising, series, type Watched } from "../recommended.js";
import { collectorAlerts } from "./collectors.js";

const GROUP = "watching";
const SELF = { job: "prometheus", instance: "prometheus:9090" };

/** What watches must be watched, too. */
export function watchingAlerts(watched: Watched, jobs: readonly Expected[]): readonly Recommended[] {
  const others = jobs.filter(({ job }) => job !== "clickhouse");
  const { exporters } = watched.spec;
  return [
    ...(others.length === 0 ? [] : [targetDown(others, new Set(watched.deployed.ownJobs))]),
    ...restarts(others.map(({ job }) => job).filter((each) => TELLS_START.has(each))),
    ...(exporters.prometheus === false ? [] : prometheusAlerts(watched)),
    ...(exporters.alertmanager === false || !watched.deployed.tellsSomebody ? [] : [alertmanagerAlert(watched)]),
    ...(exporters.collector === undefined || exporters.collector === false ? [] : collectorAlerts(watched)),
  ];
}

/** The author's own jobs are asked for apart: on Kubernetes they may be scraped in another namespace. */
function targetDown(jobs: readonly Expected[], own: ReadonlySet<string>): Recommended {
  const [ours, others] = [false, true].map((isOwn) => jobs.filter(({ job }) => own.has(job) === isOwn));
  const groups = [ours ?? [], others ?? []].filter((group) => group.length > 0);
  const ordered = groups.flat();
  return {
    name: "TargetDown",
    group: GROUP,
    expr: groups.map(downOrMissing).join(" or "),
    for: 5 * MINUTE,
    severity: "warning",
    summary:
      "{{ if $labels.instance }}{{ $labels.instance }} of {{ $labels.job }} can't be scraped{{ else }}Targets of {{ $labels.job }} are missing{{ end }}",
    description: "Nothing is known of it: alerts on its metrics stay silent whatever happens.",
    action: "See whether it runs, and whether Prometheus finds and reaches it.",
    fires: {
      series: targets(ordered, { down: 1 }),
      labels: { job: ordered[0]?.job ?? "", instance: instance(0) },
    },
    also: missingTests(ordered),
    silent: targets(ordered),
  };
}

/** Jobs whose processes say when they were started. */
const TELLS_START: ReadonlySet<string> = new Set(["alertmanager", "connect", "kafka", "prometheus"]);

function restarts(jobs: readonly string[]): readonly Recommended[] {
  const [job] = jobs;
  if (job === undefined) return [];
  const labels = { job, instance: "host:1" };
  const started = series("process_start_time_seconds", labels);
  return [
    {
      name: "RestartsOften",
      group: GROUP,
      expr: `changes(process_start_time_seconds{${among("job", jobs)}}[1h]) > 2`,
      severity: "warning",
      summary: "{{ $labels.job }} at {{ $labels.instance }} was started {{ $value }} times within an hour",
      description: "It ends again and again: by its memory limit, a failing probe or an error at its start.",
      action: "Read the end of its log before the last start, and why it was ended.",
      fires: { series: { [started]: rising(1000, 60) }, labels },
      silent: { [started]: constant(1000) },
    },
  ];
}

function prometheusAlerts({ window }: Watched): readonly Recommended[] {
  const failures = series("prometheus_rule_evaluation_failures_total", { ...SELF, rule_group: "rules" });
  const dropped = series("prometheus_notifications_dropped_total", SELF);
  const reloaded = series("prometheus_config_last_reload_successful", SELF);
  return [
    {
      name: "PrometheusRuleFailures",
      group: GROUP,
      expr: `sum by (job, instance, rule_group) (increase(prometheus_rule_evaluation_failures_total{job="prometheus"}[${window}])) > 0`,
      for: 5 * MINUTE,
      severity: "warning",
      summary: "Rules of {{ $labels.rule_group }} can't be evaluated",
      description: "Their alerts do not fire, whatever happens.",
      action: "Read the error at /rules of Prometheus.",
      fires: { series: { [failures]: rising(0, 1) }, labels: { ...SELF, rule_group: "rules" } },
      silent: { [failures]: constant(3) },
    },
    {
      name: "PrometheusNotificationsDropped",
      group: GROUP,
      expr: `increase(prometheus_notifications_dropped_total{job="prometheus"}[${window}]) > 0`,
      for: 5 * MINUTE,
      severity: "critical",
      summary: "Prometheus loses alerts on their way to Alertmanager",
      description: "Nobody is told of them.",
      action: "See whether Alertmanager runs, and its address in `prometheus.yml`.",
      fires: { series: { [dropped]: rising(0, 1) }, labels: SELF },
      silent: { [dropped]: constant(3) },
    },
    {
      name: "PrometheusConfigRejected",
      group: GROUP,
      expr: 'prometheus_config_last_reload_successful{job="prometheus"} == 0',
      for: 5 * MINUTE,
      severity: "warning",
      summary: "Prometheus has refused its last configuration",
      description: "It goes on with the one before: new targets and alerts are not there.",
      action: "Run `promtool check config` on it, and read Prometheus' log.",
      fires: { series: { [reloaded]: constant(0) }, labels: SELF },
      silent: { [reloaded]: constant(1) },
    },
  ];
}

function alertmanagerAlert({ window }: Watched): Recommended {
  const labels = { job: "alertmanager", instance: "alertmanager:9093", integration: "slack" };
  const failed = series("alertmanager_notifications_failed_total", labels);
  return {
    name: "NotificationsFailing",
    group: GROUP,
    expr: `increase(alertmanager_notifications_failed_total{job="alertmanager"}[${window}]) > 0`,
    for: 5 * MINUTE,
    severity: "critical",
    summary: "Alertmanager can't tell anybody by {{ $labels.integration }}",
    description: "Messages are refused or do not arrive.",
    action: "Read Alertmanager's log: a key that was changed, a channel that is gone, a network that is closed.",
    fires: { series: { [failed]: rising(0, 1) }, labels },
    silent: { [failed]: constant(3) },
  };
}
