import type { Address } from "../../compiler/model/address.js";
import { derived } from "../../compiler/model/derived.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import { INHIBIT } from "../../systems/alertmanager/schema/inhibit.js";
import { RECEIVER } from "../../systems/alertmanager/schema/receiver.js";
import { ROOT, ROUTE } from "../../systems/alertmanager/schema/route.js";
import { METRIC } from "../../systems/clickhouse/schema/metric.js";
import { SERVER as CLICKHOUSE_SERVER } from "../../systems/clickhouse/schema/server.js";
import { DASHBOARD } from "../../systems/grafana/public.js";
import { JOB } from "../../systems/prometheus/schema/job.js";
import { serverSchema } from "../../systems/prometheus/schema/server.js";
import { ALERT, SERVER } from "../../systems/prometheus/schema.js";
import { accountFor } from "../health/account.js";
import { recommendedAlerts, watchedBy } from "./alerts/index.js";
import { recommendedDashboards } from "./dashboards/index.js";
import { type Deployed, deployed } from "./deployed.js";
import { exporterRoles } from "./exporter-roles.js";
import { clickhousePath, withFound } from "./found-exporters.js";
import { recommendedRecords } from "./freshness.js";
import { recommendedInhibitions } from "./inhibitions.js";
import { recommendedJobs } from "./jobs.js";
import { measures, measuresJob } from "./measures.js";
import { notifications } from "./notifications.js";
import { ownedAlerts } from "./owned.js";
import { lasting, type Recommended, type Watched } from "./recommended.js";
import { alerted, recorded } from "./rules-made.js";
import { MONITORING, type MonitoringSpec } from "./schema.js";
import { inPlace } from "./where.js";

type Resources = ReadonlyMap<Address, Resource>;

/** What watches the pipeline, for all that the author has not declared by the same name. */
export function gatherMonitoring(resources: Resources): readonly Resource[] {
  const [monitoring] = ofKind(resources, MONITORING);
  if (monitoring === undefined) return [];
  const spec = withFound(inPlace(monitoring.spec, resources), resources);
  const from = { origin: monitoring.origin, madeBy: monitoring.address };
  const asked = measures(resources, monitoring);
  const parts = deployed(resources, spec, asked);
  const alerts = keptAlerts(resources, spec, parts);
  const told = parts.tellsSomebody ? notified(resources, monitoring) : [];
  const names = new Set([...alerts.map(({ name }) => name), ...ofKind(resources, ALERT).map(({ name }) => name)]);
  const made: readonly Resource[] = [
    ...server(resources, monitoring),
    ...asked,
    ...exporterRoles(resources, spec, monitoring),
    ...(spec.measures === undefined
      ? []
      : accountFor(
          new Map([...resources, ...asked.map((each) => [each.address, each] as const)]),
          spec.measures,
          from,
        )),
    ...dashboards(resources, spec, parts).map(([name, board]) => derived(DASHBOARD, name, board, from)),
    ...measuresJob(
      [...ofKind(resources, METRIC).filter(({ address }) => asked.every((each) => each.address !== address)), ...asked],
      parts,
      spec,
      ofKind(resources, CLICKHOUSE_SERVER)[0]?.spec,
    ).map(({ name, spec: job }) => derived(JOB, name, job, from)),
    ...recommendedJobs(parts, spec, clickhousePath(resources)).map(({ name, spec: job }) =>
      derived(JOB, name, job, from),
    ),
    ...recommendedRecords(watchedIn(resources, spec, parts)).flatMap((record) => recorded(record, from)),
    ...alerts.flatMap((alert) => alerted(alert, spec, from)),
    ...told,
    ...(parts.tellsSomebody
      ? recommendedInhibitions(parts, names).map((each) => derived(INHIBIT, each.name, each.spec, from))
      : []),
  ];
  return [...ownedAlerts(resources, spec), ...made.filter(({ address }) => !resources.has(address))];
}

/** The recommended alerts that are neither silenced nor written by hand. */
function keptAlerts(resources: Resources, spec: MonitoringSpec, parts: Deployed): readonly Recommended[] {
  const own = new Set(ofKind(resources, ALERT).map(({ name }) => name));
  return recommendedAlerts(watchedIn(resources, spec, parts))
    .filter(({ name }) => !own.has(name) && !spec.silence.includes(name))
    .map((alert) => lasting(alert, spec));
}

function watchedIn(resources: Resources, spec: MonitoringSpec, parts: Deployed): Watched {
  return watchedBy(parts, spec, ofKind(resources, SERVER)[0]?.spec.scrapeInterval);
}

function dashboards(resources: Resources, spec: MonitoringSpec, parts: Deployed) {
  return recommendedDashboards(watchedIn(resources, spec, parts));
}

/** The author's own root or receivers are not added to. */
function notified(resources: Resources, monitoring: Resource<MonitoringSpec>): readonly Resource[] {
  const isRouted = ofKind(resources, ROUTE).some(({ name }) => name === ROOT);
  return isRouted || ofKind(resources, RECEIVER).length > 0 ? [] : notifications(monitoring);
}

function server(resources: Resources, { spec, origin, address }: Resource<MonitoringSpec>): readonly Resource[] {
  if (ofKind(resources, SERVER).length > 0) return [];
  const { retention, scrapeInterval, exporters, owner } = spec;
  const defaults = serverSchema.parse({});
  const said = {
    ...defaults,
    ...(retention === undefined ? {} : { retention }),
    ...(scrapeInterval === undefined ? {} : { scrapeInterval }),
    ...(owner.prometheus === undefined ? {} : { url: owner.prometheus }),
    ...(exporters.alertmanager ? { alertmanagers: [...exporters.alertmanager] } : {}),
  };
  return [derived(SERVER, "prometheus", said, { origin, madeBy: address })];
}
