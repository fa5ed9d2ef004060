import { durationText } from "../../../systems/prometheus/public.js";
import { serverSchema } from "../../../systems/prometheus/schema/server.js";
import type { Expected } from "../absence.js";
import type { Deployed } from "../deployed.js";
import { recommendedJobs } from "../jobs.js";
import { MINUTE, type Recommended, type Watched } from "../recommended.js";
import type { MonitoringSpec } from "../schema.js";
import { captureAlerts } from "./capture.js";
import { clickHouseAlerts } from "./clickhouse.js";
import { columnAlerts } from "./columns.js";
import { degradationAlerts } from "./degradation.js";
import { freshnessAlerts } from "./freshness.js";
import { kafkaAlerts } from "./kafka.js";
import { lossAlerts } from "./loss.js";
import { machineAlerts } from "./machines.js";
import { maintenanceAlerts } from "./maintenance.js";
import { postgresAlerts } from "./postgres.js";
import { securityAlerts } from "./security.js";
import { tableAlerts } from "./tables.js";
import { watchingAlerts } from "./watching.js";

const SCRAPES = 4;
const defaults = serverSchema.parse({});

/** What alerts and dashboards are made from. */
export function watchedBy(deployed: Deployed, spec: MonitoringSpec, interval?: number): Watched {
  const scrape = interval ?? spec.scrapeInterval ?? defaults.scrapeInterval;
  return { deployed, spec, scrape, window: durationText(Math.max(5 * MINUTE, SCRAPES * scrape)) };
}

/** All that is scraped, with how many targets of it there are at least; brokers that are away are told by Kafka. */
function expectedJobs({ deployed, spec }: Watched): readonly Expected[] {
  const counts: Readonly<Record<string, number>> = {
    connect: deployed.workerCount,
    keeper: deployed.keeperCount,
  };
  const asked = spec.measures === undefined || !deployed.isAsked ? [] : ["clickhouse-pipeline"];
  const names = [...recommendedJobs(deployed, spec).map(({ name }) => name), ...asked, ...deployed.ownJobs];
  return [...new Set(names)].map((job) => ({ job, count: counts[job] ?? 1 }));
}

/** Every alert that a pipeline deserves, in the order of the data's way. */
export function recommendedAlerts(watched: Watched): readonly Recommended[] {
  const { deployed, spec } = watched;
  if (spec.alerts === "none") return [];
  return [
    ...postgresAlerts(watched),
    ...columnAlerts(watched),
    ...captureAlerts(watched),
    ...kafkaAlerts(watched),
    ...clickHouseAlerts(watched),
    ...freshnessAlerts(watched),
    ...tableAlerts(watched, deployed.measured),
    ...lossAlerts(watched),
    ...securityAlerts(watched),
    ...degradationAlerts(watched),
    ...machineAlerts(watched),
    ...maintenanceAlerts(watched),
    ...watchingAlerts(watched, expectedJobs(watched)),
  ];
}
