import { within } from "../../compiler/model/origin.js";
import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { INTEGRATIONS, RECEIVER } from "../../systems/alertmanager/schema.js";
import { DATASOURCE } from "../../systems/grafana/schema/index.js";
import { COLLECTOR } from "../../systems/otel/schema/collector.js";
import { JOB } from "../../systems/prometheus/schema.js";
import { secretsIn } from "./secrets-in.js";
import type { SecretUse } from "./use.js";

/** What watches and collects. */
export function* watchingUses({ resources }: Pipeline): Iterable<SecretUse> {
  for (const receiver of ofKind(resources.values(), RECEIVER)) {
    for (const integration of INTEGRATIONS) {
      const at = within(receiver.origin, integration);
      const found = { usedBy: `receiver ${receiver.name}`, at, resource: receiver, environment: "" };
      for (const secret of secretsIn(receiver.spec[integration])) yield { ...found, secret, reader: "Alertmanager" };
    }
  }
  for (const job of ofKind(resources.values(), JOB)) {
    for (const option of ["basicAuth", "bearerToken"] as const) {
      const found = { usedBy: `job ${job.name}`, at: within(job.origin, option), resource: job, environment: "" };
      for (const secret of secretsIn(job.spec[option])) yield { ...found, secret, reader: "Prometheus" };
    }
  }
  for (const source of ofKind(resources.values(), DATASOURCE)) {
    for (const option of ["password", "tls"] as const) {
      const at = within(source.origin, option);
      const found = { usedBy: `data source ${source.name}`, at, resource: source, environment: "" };
      for (const secret of secretsIn(source.spec[option])) yield { ...found, secret, reader: "Grafana" };
    }
  }
  for (const collector of ofKind(resources.values(), COLLECTOR)) {
    const usedBy = `collector ${collector.name}`;
    for (const option of ["receivers", "processors", "exporters", "extensions", "connectors", "environment"] as const) {
      const at = within(collector.origin, option);
      for (const secret of secretsIn(collector.spec[option]))
        yield { secret, usedBy, at, resource: collector, reader: "collector", environment: collector.address };
    }
  }
}
