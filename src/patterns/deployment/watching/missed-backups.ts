import type { Address } from "../../../compiler/model/address.js";
import { derived, referenceTo } from "../../../compiler/model/derived.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { longestGap } from "../../../compiler/model/schedule.js";
import { BACKUP } from "../../../systems/clickhouse/schema/backup.js";
import { CLUSTER } from "../../../systems/kubernetes/schema/cluster.js";
import { ALERT, type AlertSpec, JOB, type JobSpec, TEST, type TestSpec } from "../../../systems/prometheus/schema.js";
import { MONITORING } from "../../monitoring/schema.js";
import { schedulesOf } from "../clickhouse/schedules.js";

const HOUR = 3_600_000;
const ALERT_NAME = "BackupMissed";
const SUCCEEDED = "kube_cronjob_status_last_successful_time";
/** Between samples of a test: a series is forgotten after five minutes. */
const STEP = HOUR / 15;
/** How long one may take, and be late. */
const LATE = 2 * HOUR;

const SCRAPED: JobSpec = {
  exposes: "kube-state-metrics",
  targets: ["kube-state-metrics.kube-system.svc:8080"],
  path: "/metrics",
  params: {},
  labels: {},
  // The labels are those of the objects that it tells of.
  honorLabels: true,
};

/** An alert on backups whose CronJobs did not succeed when they should have, where the pipeline is watched. */
export function gatherMissedBackups(resources: ReadonlyMap<Address, Resource>): readonly Resource[] {
  const [cluster] = ofKind(resources, CLUSTER);
  const [monitoring] = ofKind(resources, MONITORING);
  if (cluster?.spec.monitoring === undefined || cluster.spec.clickhouse === undefined) return [];
  if (monitoring === undefined || monitoring.spec.alerts === "none") return [];
  const planned = ofKind(resources, BACKUP).flatMap(schedulesOf);
  const [first] = planned;
  if (first === undefined) return [];
  const { owner } = monitoring.spec;
  const from = { origin: cluster.origin, madeBy: cluster.address };
  const limit = (schedule: string): number => (longestGap(schedule) + LATE) / 1000;
  const missed = planned.map(
    ({ cronJob, schedule }) =>
      `time() - max by (namespace, cronjob) (${SUCCEEDED}{cronjob="${cronJob}"}) > ${limit(schedule)}`,
  );
  const action = "See why the CronJob's last pod ended (kubectl logs), and run it by hand: recovery.md says how.";
  const alert: AlertSpec = {
    expr: { $promql: [missed.join("\nor\n")] },
    for: HOUR / 4,
    severity: "critical",
    summary: "{{ $labels.cronjob }} in {{ $labels.namespace }} has not succeeded for {{ $value | humanizeDuration }}",
    description: "What is lost now can be brought back to no later than the last backup that succeeded.",
    runbook: action,
    labels: owner.team === undefined ? {} : { team: owner.team },
    annotations: {},
    group: "backups",
  };
  const labels = { namespace: cluster.spec.namespace, cronjob: first.cronJob };
  const series = `${SUCCEEDED}{namespace="${labels.namespace}",cronjob="${labels.cronjob}"}`;
  const at = Math.ceil(limit(first.schedule) / 3600) * HOUR + HOUR;
  const samples = at / STEP + 1;
  const test = { alert: referenceTo(ALERT, ALERT_NAME), interval: STEP, at };
  const fires: TestSpec = { ...test, series: { [series]: `0x${samples}` }, expect: [{ labels }] };
  // Always one has just succeeded.
  const silent: TestSpec = { ...test, series: { [series]: `0+${STEP / 1000}x${samples}` }, expect: "nothing" };
  return [
    derived(JOB, "kube-state-metrics", SCRAPED, from),
    derived(ALERT, ALERT_NAME, alert, from),
    derived(TEST, `${ALERT_NAME} fires`, fires, from),
    derived(TEST, `${ALERT_NAME} is silent`, silent, from),
  ].filter(({ address }) => !resources.has(address));
}
