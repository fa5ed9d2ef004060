import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { Json, JsonObject } from "../../../compiler/model/json.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { textsIn, written } from "../config/value.js";
import { COLLECTOR, type CollectorSpec, telemetryOf } from "../schema/collector.js";

/** Each collector's configuration. */
export function collectorFiles(pipeline: Pipeline): readonly Artifact[] {
  return ofKind(pipeline.resources, COLLECTOR).map((collector) => ({
    path: `otel/${fileName(collector.name)}/config.yaml`,
    content: configYaml(collector),
    resources: [collector.madeBy ?? collector.address],
  }));
}

function configYaml(collector: Resource<CollectorSpec>): string {
  const config = collectorConfig(collector.spec);
  const variables = variablesIn(config);
  const note =
    variables.length === 0
      ? undefined
      : `Its process must find in its environment:\n${variables.map((each) => `  ${each}`).join("\n")}`;
  // Go's YAML reads some texts as YAML 1.1 does: they are quoted.
  const body = yamlText(config, "1.1");
  return `${commentHead("#", collector.madeBy ?? collector.address, note)}\n${body}`;
}

/** The whole configuration, as data: what is not there is left out, as the collector has it. */
export function collectorConfig(spec: CollectorSpec): JsonObject {
  const { receivers, processors, exporters, extensions, connectors, pipelines } = spec;
  const started = Object.keys(extensions);
  const sections = { receivers, processors, exporters, connectors, extensions };
  return {
    ...Object.fromEntries(
      Object.entries(sections).flatMap(([section, components]) =>
        Object.keys(components).length === 0 ? [] : [[section, written(components)]],
      ),
    ),
    service: {
      ...(started.length === 0 ? {} : { extensions: started }),
      telemetry: written(telemetryOf(spec)),
      pipelines: Object.fromEntries(
        Object.entries(pipelines).map(([name, { receivers, processors, exporters }]) => [
          name,
          { receivers, ...(processors.length === 0 ? {} : { processors }), exporters },
        ]),
      ),
    },
  };
}

const VARIABLE = /(?<!\$)(?:\$\$)*\$\{env:([A-Za-z_]\w*)(:-[^}]*)?\}/g;

/** The variables that a config looks up, in order; with what they are where they are not set. */
export function variablesIn(config: Json): readonly string[] {
  const found = new Map<string, string | undefined>();
  for (const { text } of textsIn(config)) {
    for (const [, name = "", fallback] of text.matchAll(VARIABLE)) found.set(name, found.get(name) ?? fallback);
  }
  return [...found.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, fallback]) => (fallback === undefined ? name : `${name} (else "${fallback.slice(2)}")`));
}
