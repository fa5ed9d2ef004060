import { type Origin, within } from "../../../../compiler/model/origin.js";
import { isSecret } from "../../../../compiler/model/reference.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { type Component, componentsOf, spoken } from "../../config/component.js";
import { textIn, valueIn } from "../../config/value.js";
import { COLLECTOR } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const sending = (tls: string): string =>
  collectorCase({ exporters: `{ otlp_grpc: { endpoint: "gateway:4317", tls: ${tls} } }` });

export const insecureExporter: Rule = {
  code: "otel/insecure-exporter",
  severity: "warning",
  summary: "An exporter sends unencrypted, or to whoever answers",
  why: "Whoever is on the way reads the telemetry and, where the exporter logs in, its password or token.",
  mend: "Encrypt the connection, and name what it is verified by: `tls: { ca_file: … }`.",
  failing: sending("{ insecure: true }"),
  passing: sending('{ ca_file: "/etc/otel/ca.crt" }'),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const component of componentsOf(collector, ["exporters"])) {
        const insecure = insecurityOf(component);
        if (insecure === undefined) continue;
        yield {
          detail: `The ${spoken(component)} ${insecure.what}. ${insecureExporter.mend}`,
          at: insecure.at,
          resource: collector.address,
        };
      }
    }
  },
};

/** What the exporter's own destination can't be reached by from elsewhere is safe as it is. */
const LOCAL = /^(\w+:\/\/)?([^@/]*@)?(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/|$)/;

function insecurityOf({ config, at }: Component): { readonly what: string; readonly at: Origin } | undefined {
  const endpoint = textIn(config.endpoint) ?? "";
  if (LOCAL.test(endpoint)) return undefined;
  if (valueIn(config, "tls", "insecure") === true)
    return { what: "does not encrypt", at: within(at, "tls", "insecure") };
  if (valueIn(config, "tls", "insecure_skip_verify") === true)
    return { what: "does not verify whom it speaks to", at: within(at, "tls", "insecure_skip_verify") };
  const logsIn =
    isSecret(config.password) || valueIn(config, "headers") !== undefined || valueIn(config, "auth") !== undefined;
  if (
    /^(http|tcp|clickhouse):\/\//.test(endpoint) &&
    logsIn &&
    !/[?&]secure=true/.test(endpoint) &&
    config.tls === undefined
  )
    return { what: "logs in over a connection that is not encrypted", at: within(at, "endpoint") };
  return undefined;
}
