import type { JsonObject } from "../../../compiler/model/json.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import { METRICS_PATH } from "../../../systems/clickhouse/schema/metric.js";
import { JOB, type JobSpec } from "../../../systems/prometheus/schema/job.js";
import { clientPorts } from "../clickhouse/client.js";
import { clickHousePlace } from "../clickhouse/place.js";
import type { NamedPort } from "../clickhouse/ports.js";
import { objectName, secretKey } from "../names.js";
import { object, type Placed, type Scope, selectorOf } from "../placed.js";
import { monitor } from "./monitor.js";
import { overTls } from "./over-tls.js";

/** Jobs that scrape what `clickhouse.metric` asks the servers. */
export function measuresJobs(scope: Scope): readonly Resource<JobSpec>[] {
  if (clickHousePlace(scope) === undefined) return [];
  return ofKind(scope.pipeline.resources.values(), JOB).filter(({ spec }) => spec.path === METRICS_PATH);
}

/** Where the servers answer with them: over HTTP as queries are. */
export function measuresPort(scope: Scope): NamedPort | undefined {
  return clientPorts(scope).find(({ name }) => name === "https" || name === "http");
}

/** A PodMonitor for each, and the name of the account: a monitor takes that, too, from a Secret alone. */
export function measuresMonitors(scope: Scope): readonly Placed[] {
  const port = measuresPort(scope);
  if (port === undefined) return [];
  return measuresJobs(scope).flatMap(({ name, spec, address }) => {
    const { basicAuth } = spec;
    const account = `${objectName(name)}-account`;
    const endpoint: JsonObject = {
      port: port.name,
      path: spec.path,
      ...overTls(scope, port),
      ...(basicAuth === undefined
        ? {}
        : {
            basicAuth: {
              username: { name: account, key: "username" },
              password: { ...secretKey(basicAuth.password) },
            },
          }),
    };
    const made = monitor(scope, "PodMonitor", name, selectorOf("clickhouse"), endpoint);
    if (basicAuth === undefined) return [made];
    const head = { apiVersion: "v1", kind: "Secret", name: account, component: "monitoring" };
    const secret: Placed = {
      file: "monitoring/accounts.yaml",
      from: [scope.cluster.address, address],
      manifest: object(scope, head, { type: "Opaque", stringData: { username: basicAuth.username } }),
    };
    return [made, secret];
  });
}
