import type { JsonObject } from "../../../compiler/model/json.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { METRICS_PATH } from "../../../systems/clickhouse/schema/metric.js";
import { JOB, type JobSpec } from "../../../systems/prometheus/schema/job.js";
import { clientPorts } from "../clickhouse/client.js";
import { clickHousePlace } from "../clickhouse/place.js";
import type { NamedPort } from "../clickhouse/ports.js";
import { type Placed, type Scope, selectorOf } from "../placed.js";
import { account, accountSecret } from "./account.js";
import { monitor } from "./monitor.js";
import { overTls } from "./over-tls.js";

/** Jobs that scrape what `clickhouse.metric` asks the servers. */
export function measuresJobs(scope: Scope): readonly Resource<JobSpec>[] {
  if (clickHousePlace(scope) === undefined) return [];
  return ofKind(scope.pipeline.resources, JOB).filter(({ spec }) => spec.path === METRICS_PATH);
}

/** Where the servers answer with them: over HTTP as queries are. */
export function measuresPort(scope: Scope): NamedPort | undefined {
  return clientPorts(scope).find(({ name }) => name === "https" || name === "http");
}

/** A PodMonitor for each, and the account that it asks as. */
export function measuresMonitors(scope: Scope): readonly Placed[] {
  const port = measuresPort(scope);
  if (port === undefined) return [];
  return measuresJobs(scope).flatMap((job) => {
    const { name, spec } = job;
    const { basicAuth } = spec;
    const endpoint: JsonObject = {
      port: port.name,
      path: spec.path,
      ...overTls(scope, port),
      ...(basicAuth === undefined ? {} : { basicAuth: account(name, basicAuth.password) }),
    };
    const made = monitor(scope, "PodMonitor", name, selectorOf("clickhouse"), endpoint);
    return basicAuth === undefined ? [made] : [made, accountSecret(scope, job, basicAuth.username)];
  });
}
