import type { Address } from "../../../compiler/model/address.js";
import { derived, referenceTo } from "../../../compiler/model/derived.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { CLUSTER } from "../../../systems/kubernetes/schema/cluster.js";
import { ALERT, JOB, type JobSpec, TEST, type TestSpec } from "../../../systems/prometheus/schema.js";
import { MINUTE } from "../../monitoring/recommended.js";
import { alertSpec } from "../../monitoring/rules-made.js";
import { MONITORING } from "../../monitoring/schema.js";
import { type BackupAlert, backupAlerts } from "./backup-alerts.js";

const SCRAPED: JobSpec = {
  exposes: "kube-state-metrics",
  targets: ["kube-state-metrics.kube-system.svc:8080"],
  path: "/metrics",
  params: {},
  labels: {},
  // The labels are those of the objects that it tells of.
  honorLabels: true,
};

/** Alerts on backups and drills that were missed or have failed, for all that the author neither silences nor writes. */
export function gatherWatchedBackups(resources: ReadonlyMap<Address, Resource>): readonly Resource[] {
  const [cluster] = ofKind(resources.values(), CLUSTER);
  const [monitoring] = ofKind(resources.values(), MONITORING);
  if (cluster === undefined || monitoring === undefined || monitoring.spec.alerts === "none") return [];
  const { silence } = monitoring.spec;
  const own = new Set(ofKind(resources.values(), ALERT).map(({ name }) => name));
  const alerts = backupAlerts(resources).filter(({ name }) => !silence.includes(name) && !own.has(name));
  if (alerts.length === 0) return [];
  const from = { origin: cluster.origin, madeBy: cluster.address };
  return [
    derived(JOB, "kube-state-metrics", SCRAPED, from),
    ...alerts.flatMap((alert) => [
      derived(ALERT, alert.name, alertSpec(alert, monitoring.spec), from),
      ...testsOf(alert).map(([name, test]) => derived(TEST, name, test, from)),
    ]),
  ].filter(({ address }) => !resources.has(address));
}

function testsOf(alert: BackupAlert): readonly (readonly [string, TestSpec])[] {
  const { interval, at } = alert.tested ?? { interval: MINUTE, at: 20 * MINUTE };
  const common = { alert: referenceTo(ALERT, alert.name), interval, at };
  const fires = ({ series, labels }: BackupAlert["fires"]): TestSpec => ({
    ...common,
    series: { ...series },
    expect: [{ labels: { ...labels } }],
  });
  return [
    [`${alert.name} fires`, fires(alert.fires)],
    ...(alert.firesToo === undefined
      ? []
      : [[`${alert.name} fires where none has ever succeeded`, fires(alert.firesToo)] as const]),
    [`${alert.name} is silent`, { ...common, series: { ...alert.silent }, expect: "nothing" }],
  ];
}
