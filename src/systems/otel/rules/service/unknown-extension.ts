import { didYouMean } from "../../../../compiler/model/nearest.js";
import { type Origin, within } from "../../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { componentsOf, spoken } from "../../config/component.js";
import { textIn, valueIn } from "../../config/value.js";
import { COLLECTOR, type CollectorSpec } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

const stored = (extensions: string): string =>
  collectorCase({
    exporters: '{ otlp_grpc: { endpoint: "gateway:4317", sending_queue: { storage: "file_storage/queue" } } }',
    extensions: `{ health_check: { endpoint: "0.0.0.0:13133" }${extensions} }`,
  });

export const unknownExtension: Rule = {
  code: "otel/unknown-extension",
  severity: "error",
  summary: "A component uses an extension that the collector does not have",
  why: "Where a queue's storage or a login is not among the extensions that are started, the collector does not start.",
  mend: "Give the extension its config in `extensions`; each that stands there is started.",
  failing: stored(""),
  passing: stored(', "file_storage/queue": { directory: "/var/lib/otelcol/queue" }'),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      const extensions = Object.keys(collector.spec.extensions);
      for (const { id, what, at } of usedExtensions(collector)) {
        if (extensions.includes(id) || id.includes("${")) continue;
        yield {
          detail: `${what} \`${id}\`, which is none of its extensions.${didYouMean(id, extensions)} ${unknownExtension.mend}`,
          at,
          resource: collector.address,
        };
      }
    }
  },
};

/** Options that hold the name of an extension. */
const USES: readonly (readonly string[])[] = [
  ["sending_queue", "storage"],
  ["storage"],
  ["auth", "authenticator"],
  ["protocols", "grpc", "auth", "authenticator"],
  ["protocols", "http", "auth", "authenticator"],
];

function* usedExtensions(
  collector: Resource<CollectorSpec>,
): Iterable<{ readonly id: string; readonly what: string; readonly at: Origin }> {
  for (const component of componentsOf(collector, ["receivers", "processors", "exporters", "connectors"])) {
    if (collector.spec.unchecked.includes(component.type)) continue;
    for (const path of USES) {
      const id = textIn(valueIn(component.config, ...path));
      if (id === undefined) continue;
      yield { id, what: `\`${path.join(".")}\` of the ${spoken(component)} is`, at: within(component.at, ...path) };
    }
  }
}
