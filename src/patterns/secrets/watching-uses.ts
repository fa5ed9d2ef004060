import { within } from "../../compiler/model/origin.js";
import { type KindOf, ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { INTEGRATIONS, RECEIVER_KIND } from "../../systems/alertmanager/schema/receiver-secrets.js";
import { DATASOURCE_KIND, DATASOURCE_SECRETS } from "../../systems/grafana/schema/datasource-secrets.js";
import { COLLECTOR_KIND, COLLECTOR_SECRETS } from "../../systems/otel/schema/collector-secrets.js";
import { JOB_KIND, JOB_SECRETS } from "../../systems/prometheus/schema/job-secrets.js";
import { secretsIn } from "./secrets-in.js";
import type { SecretUse } from "./use.js";

/** What secrets are looked for in: options of any shape. */
type Options<Name extends string> = Readonly<Record<Name, unknown>>;

const RECEIVER: KindOf<Options<(typeof INTEGRATIONS)[number]>> = { kind: RECEIVER_KIND };
const JOB: KindOf<Options<(typeof JOB_SECRETS)[number]>> = { kind: JOB_KIND };
const DATASOURCE: KindOf<Options<(typeof DATASOURCE_SECRETS)[number]>> = { kind: DATASOURCE_KIND };
const COLLECTOR: KindOf<Options<(typeof COLLECTOR_SECRETS)[number]>> = { kind: COLLECTOR_KIND };

/** What watches and collects. */
export function* watchingUses({ resources }: Pipeline): Iterable<SecretUse> {
  for (const receiver of ofKind(resources, RECEIVER)) {
    for (const integration of INTEGRATIONS) {
      const at = within(receiver.origin, integration);
      const found = { usedBy: `receiver ${receiver.name}`, at, resource: receiver, environment: "" };
      for (const secret of secretsIn(receiver.spec[integration])) yield { ...found, secret, reader: "Alertmanager" };
    }
  }
  for (const job of ofKind(resources, JOB)) {
    for (const option of JOB_SECRETS) {
      const found = { usedBy: `job ${job.name}`, at: within(job.origin, option), resource: job, environment: "" };
      for (const secret of secretsIn(job.spec[option])) yield { ...found, secret, reader: "Prometheus" };
    }
  }
  for (const source of ofKind(resources, DATASOURCE)) {
    for (const option of DATASOURCE_SECRETS) {
      const at = within(source.origin, option);
      const found = { usedBy: `data source ${source.name}`, at, resource: source, environment: "" };
      for (const secret of secretsIn(source.spec[option])) yield { ...found, secret, reader: "Grafana" };
    }
  }
  for (const collector of ofKind(resources, COLLECTOR)) {
    const usedBy = `collector ${collector.name}`;
    for (const option of COLLECTOR_SECRETS) {
      const at = within(collector.origin, option);
      for (const secret of secretsIn(collector.spec[option]))
        yield { secret, usedBy, at, resource: collector, reader: "collector", environment: collector.address };
    }
  }
}
