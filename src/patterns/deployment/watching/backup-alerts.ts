import type { Address } from "../../../compiler/model/address.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { longestGap } from "../../../compiler/model/schedule.js";
import { CLUSTER, type ClusterSpec } from "../../../systems/kubernetes/schema/cluster.js";
import {
  among,
  constant,
  escaped,
  HOUR,
  MINUTE,
  quoted,
  type Recommended,
  series,
} from "../../monitoring/recommended.js";
import { isDrill, type PlannedJob, plannedJobs } from "../archives/planned.js";

const SUCCEEDED = "kube_cronjob_status_last_successful_time";
const CREATED = "kube_cronjob_created";
/** How long one may take, and be late. */
const LATE = 2 * HOUR;
/** Between samples of a test: a series is forgotten after five minutes. */
const STEP = 4 * MINUTE;

type Resources = ReadonlyMap<Address, Resource>;

/** What an alert is made of, and for its tests when it is looked at and what must be seen. */
export interface BackupAlert extends Recommended {
  /** Further series at which it fires. */
  readonly firesToo?: Recommended["fires"];
}

/** Alerts on the CronJobs of all backups and drills; none where nobody could tell. */
export function backupAlerts(resources: Resources): readonly BackupAlert[] {
  const [cluster] = ofKind(resources.values(), CLUSTER);
  if (cluster?.spec.monitoring === undefined) return [];
  const planned = plannedJobs(resources.values(), cluster.spec);
  const drills = planned.filter(isDrill);
  return [...missed(planned, cluster.spec), ...(drills.length === 0 ? [] : [failed(drills, cluster.spec)])];
}

const limitOf = ({ schedule }: PlannedJob): number => (longestGap(schedule) + LATE) / 1000;

/** One that never succeeded is as old as its CronJob. */
function missed(planned: readonly PlannedJob[], { namespace }: ClusterSpec): readonly BackupAlert[] {
  const [first] = planned.toSorted((left, right) => limitOf(left) - limitOf(right));
  if (first === undefined) return [];
  const byLimit = new Map<number, PlannedJob[]>();
  for (const job of planned) byLimit.set(limitOf(job), [...(byLimit.get(limitOf(job)) ?? []), job]);
  const expr = [...byLimit]
    .sort(([left], [right]) => left - right)
    .map(([limit, jobs]) => {
      const names = among("cronjob", jobs.map(({ cronJob }) => cronJob).sort());
      const last = (metric: string): string => `max by (namespace, cronjob) (${metric}{${names}})`;
      return `time() - (${last(SUCCEEDED)} or ${last(CREATED)}) > ${limit}`;
    });
  const labels = { namespace, cronjob: first.cronJob };
  const at = Math.ceil(limitOf(first) / 3600) * HOUR + HOUR;
  const samples = at / STEP + 1;
  return [
    {
      name: "BackupMissed",
      group: "backups",
      expr: expr.join("\nor\n"),
      for: HOUR / 4,
      severity: "critical",
      summary: "{{ $labels.cronjob }} in {{ $labels.namespace }} has not succeeded for {{ $value | humanizeDuration }}",
      description: "What is lost now can be brought back to no later than the last backup that succeeded.",
      action: "See why the CronJob's last pod ended (kubectl logs), and run it by hand: recovery.md says how.",
      fires: { series: { [series(SUCCEEDED, labels)]: `0x${samples}` }, labels },
      firesToo: { series: { [series(CREATED, labels)]: `0x${samples}` }, labels },
      // Always one has just succeeded, though the CronJob is old.
      silent: {
        [series(SUCCEEDED, labels)]: `0+${STEP / 1000}x${samples}`,
        [series(CREATED, labels)]: `0x${samples}`,
      },
      tested: { interval: STEP, at },
    },
  ];
}

/** A Job that failed after the last one that succeeded: it stays until a drill succeeds. */
function failed(drills: readonly PlannedJob[], { namespace }: ClusterSpec): BackupAlert {
  const names = drills.map(({ cronJob }) => cronJob).sort();
  const [first = ""] = names;
  const jobs = `job_name=~${quoted(`(${names.map(escaped).join("|")})-[0-9]+`)}`;
  const begun = `max by (namespace, cronjob) (label_replace(kube_job_status_start_time{${jobs}} and on (namespace, job_name) (kube_job_failed{condition="true",${jobs}} == 1), "cronjob", "$1", "job_name", "(.+)-[0-9]+"))`;
  const succeeded = `max by (namespace, cronjob) (${SUCCEEDED}{${among("cronjob", names)}})`;
  const labels = { namespace, cronjob: first };
  const job = { namespace, job_name: `${first}-29000000` };
  const failing = {
    [series("kube_job_status_start_time", job)]: constant(2000),
    [series("kube_job_failed", { ...job, condition: "true" })]: constant(1),
  };
  return {
    name: "RestoreDrillFailed",
    group: "backups",
    expr: `${begun} > (${succeeded} or 0 * ${begun})`,
    severity: "critical",
    summary: "{{ $labels.cronjob }} in {{ $labels.namespace }} could not restore the newest backup",
    description: "Backups are taken, and what they hold can't be brought back, or is not what it should be.",
    action:
      "Read the log of the drill's last pod: it says what is missing or broken. Take a new full backup, and run the drill by hand.",
    fires: { series: { ...failing, [series(SUCCEEDED, labels)]: constant(1000) }, labels },
    firesToo: { series: failing, labels },
    silent: { ...failing, [series(SUCCEEDED, labels)]: constant(3000) },
  };
}
