import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { brokerRules } from "../jmx/broker-rules.js";
import { connectRules } from "../jmx/connect-rules.js";
import type { JmxRules } from "../jmx/rule.js";
import { CLUSTER, CONNECTOR } from "../schema.js";

const AGENT = "-javaagent:jmx_prometheus_javaagent.jar=9404:jmx-exporter.yaml";

/** The JMX exporter's rules for the workers and brokers of a pipeline that has a connector. */
export function jmxFiles(pipeline: Pipeline): readonly Artifact[] {
  const connectors = ofKind(pipeline.resources, CONNECTOR);
  const first = connectors[0];
  if (first === undefined) return [];
  const from = first.madeBy ?? first.address;
  const resources = [...new Set(connectors.map((each) => each.madeBy ?? each.address))];
  const clusters = ofKind(pipeline.resources, CLUSTER).map((cluster) => {
    const of = cluster.madeBy ?? cluster.address;
    const head = commentHead("#", of, `What every broker exposes to Prometheus, started with ${AGENT}`);
    return {
      path: `kafka/${fileName(cluster.name)}/jmx-exporter.yaml`,
      content: text(head, brokerRules),
      resources: [of],
    };
  });
  const head = commentHead("#", from, `What every Connect worker exposes to Prometheus, started with ${AGENT}`);
  return [{ path: "connect/jmx-exporter.yaml", content: text(head, connectRules), resources }, ...clusters];
}

function text(head: string, { includeObjectNames, rules }: JmxRules): string {
  return `${head}\n${yamlText({ includeObjectNames, rules: rules.map((rule) => ({ ...rule, cache: rule.value === undefined })) })}`;
}
