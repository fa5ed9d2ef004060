import type { Address } from "../../compiler/model/address.js";
import { derived, referenceTo } from "../../compiler/model/derived.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { INHIBIT } from "../../systems/alertmanager/schema/inhibit.js";
import { RECEIVER } from "../../systems/alertmanager/schema/receiver.js";
import { ROOT, ROUTE } from "../../systems/alertmanager/schema/route.js";
import { METRIC } from "../../systems/clickhouse/schema/metric.js";
import { SERVER as CLICKHOUSE_SERVER } from "../../systems/clickhouse/schema/server.js";
import { DASHBOARD } from "../../systems/grafana/public.js";
import { JOB } from "../../systems/prometheus/schema/job.js";
import { serverSchema } from "../../systems/prometheus/schema/server.js";
import { ALERT, type AlertSpec, SERVER, TEST } from "../../systems/prometheus/schema.js";
import { accountFor } from "../health/account.js";
import { recommendedAlerts, watchedBy } from "./alerts/index.js";
import { recommendedDashboards } from "./dashboards/index.js";
import { type Deployed, deployed } from "./deployed.js";
import { recommendedInhibitions } from "./inhibitions.js";
import { recommendedJobs } from "./jobs.js";
import { measures, measuresJob } from "./measures.js";
import { notifications } from "./notifications.js";
import { MINUTE, type Recommended, SAMPLES, type Watched } from "./recommended.js";
import { MONITORING, type MonitoringSpec } from "./schema.js";

type Resources = ReadonlyMap<Address, Resource>;

/** What watches the pipeline, for all that the author has not declared by the same name. */
export function gatherMonitoring(resources: Resources): readonly Resource[] {
  const [monitoring] = ofKind(resources.values(), MONITORING);
  if (monitoring === undefined) return [];
  const { spec } = monitoring;
  const from = { origin: monitoring.origin, madeBy: monitoring.address };
  const asked = measures(resources, monitoring);
  const parts = deployed(resources, spec, asked);
  const alerts = keptAlerts(resources, spec, parts);
  const told = parts.tellsSomebody ? notified(resources, monitoring) : [];
  const names = new Set([
    ...alerts.map(({ name }) => name),
    ...ofKind(resources.values(), ALERT).map(({ name }) => name),
  ]);
  const made: readonly Resource[] = [
    ...server(resources, monitoring),
    ...asked,
    ...(spec.measures === undefined
      ? []
      : accountFor(
          new Map([...resources, ...asked.map((each) => [each.address, each] as const)]),
          spec.measures,
          from,
        )),
    ...dashboards(resources, spec, parts).map(([name, board]) => derived(DASHBOARD, name, board, from)),
    ...measuresJob(
      [
        ...ofKind(resources.values(), METRIC).filter(({ address }) => asked.every((each) => each.address !== address)),
        ...asked,
      ],
      parts,
      spec,
      ofKind(resources.values(), CLICKHOUSE_SERVER)[0]?.spec,
    ).map(({ name, spec: job }) => derived(JOB, name, job, from)),
    ...recommendedJobs(parts, spec).map(({ name, spec: job }) => derived(JOB, name, job, from)),
    ...alerts.flatMap((alert) => [derived(ALERT, alert.name, alertSpec(alert, spec), from), ...tests(alert, from)]),
    ...told,
    ...(parts.tellsSomebody
      ? recommendedInhibitions(parts, names).map((each) => derived(INHIBIT, each.name, each.spec, from))
      : []),
  ];
  return made.filter(({ address }) => !resources.has(address));
}

/** The recommended alerts that are neither silenced nor written by hand. */
function keptAlerts(resources: Resources, spec: MonitoringSpec, parts: Deployed): readonly Recommended[] {
  const own = new Set(ofKind(resources.values(), ALERT).map(({ name }) => name));
  return recommendedAlerts(watchedIn(resources, spec, parts)).filter(
    ({ name }) => !own.has(name) && !spec.silence.includes(name),
  );
}

function watchedIn(resources: Resources, spec: MonitoringSpec, parts: Deployed): Watched {
  return watchedBy(parts, spec, ofKind(resources.values(), SERVER)[0]?.spec.scrapeInterval);
}

function dashboards(resources: Resources, spec: MonitoringSpec, parts: Deployed) {
  return recommendedDashboards(watchedIn(resources, spec, parts));
}

/** The author's own root or receivers are not added to. */
function notified(resources: Resources, monitoring: Resource<MonitoringSpec>): readonly Resource[] {
  const isRouted = ofKind(resources.values(), ROUTE).some(({ name }) => name === ROOT);
  return isRouted || ofKind(resources.values(), RECEIVER).length > 0 ? [] : notifications(monitoring);
}

function server(resources: Resources, { spec, origin, address }: Resource<MonitoringSpec>): readonly Resource[] {
  if (ofKind(resources.values(), SERVER).length > 0) return [];
  const { retention, scrapeInterval } = spec;
  const defaults = serverSchema.parse({});
  const said = {
    ...defaults,
    ...(retention === undefined ? {} : { retention }),
    ...(scrapeInterval === undefined ? {} : { scrapeInterval }),
  };
  return [derived(SERVER, "prometheus", said, { origin, madeBy: address })];
}

function alertSpec(alert: Recommended, { owner }: MonitoringSpec): AlertSpec {
  const page = owner.runbooks === undefined ? undefined : `${owner.runbooks}/${kebab(alert.name)}`;
  return {
    expr: { $promql: [alert.expr] },
    ...(alert.for === undefined ? {} : { for: alert.for }),
    severity: alert.severity,
    summary: alert.summary,
    description: alert.description,
    runbook: page ?? alert.action,
    ...(owner.dashboards === undefined ? {} : { dashboard: owner.dashboards }),
    labels: owner.team === undefined ? {} : { team: owner.team },
    annotations: page === undefined ? {} : { action: alert.action },
    group: alert.group,
  };
}

/** Beyond the time that it waits: what rates and forecasts need. */
const LONG_ENOUGH = 20 * MINUTE;

/** Two tests: what makes it fire, and at what it stays silent. */
function tests(
  alert: Recommended,
  from: { readonly origin: Resource["origin"]; readonly madeBy: Address },
): readonly Resource[] {
  const at = (alert.for ?? 0) + LONG_ENOUGH;
  if (at > SAMPLES * MINUTE) return [];
  const common = { alert: referenceTo(ALERT, alert.name), interval: MINUTE, at };
  const fires = { ...common, series: { ...alert.fires.series }, expect: [{ labels: { ...alert.fires.labels } }] };
  const silent = { ...common, series: { ...alert.silent }, expect: "nothing" as const };
  return [derived(TEST, `${alert.name} fires`, fires, from), derived(TEST, `${alert.name} is silent`, silent, from)];
}

function kebab(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}
