import type { Json } from "../../../../compiler/model/json.js";
import { isJsonObject } from "../../../../compiler/model/json.js";
import { KEY, type Origin, within } from "../../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { COLLECTOR_VERSION } from "../../catalogue/components.js";
import { isSince, RENAMED_OPTIONS, type RenamedOption } from "../../catalogue/renamed.js";
import { componentsOf, spoken } from "../../config/component.js";
import { COLLECTOR, type CollectorSpec } from "../../schema/collector.js";
import { collectorCase } from "../case.js";

// Where the options' names are written out, TypeScript refuses it first.
const queue = (option: string): string =>
  collectorCase({
    exporters: `{ otlp_grpc: { endpoint: "gateway:4317", sending_queue: { ${option}: true } as Record<string, boolean> } }`,
  });

export const renamedOption: Rule = {
  code: "otel/renamed-option",
  severity: "error",
  summary: "An option has another name or place in this version of the collector",
  why: "The collector does not start with an option that it does not know; what it merely ignores is not in force.",
  mend: "Write the new one.",
  failing: queue("blocking"),
  passing: queue("block_on_overflow"),
  *check(pipeline) {
    for (const collector of ofKind(pipeline.resources, COLLECTOR)) {
      for (const { section, type, config, whose, at } of configsOf(collector)) {
        for (const renamed of renamedOptions(collector, section, type)) {
          for (const path of waysTo(config, renamed.path)) {
            yield {
              detail: `\`${path.join(".")}\` of ${whose} is ${renamed.instead}${whenOf(renamed)}. ${renamedOption.mend}`,
              at: within(at, ...path, KEY),
              resource: collector.address,
            };
          }
        }
      }
    }
  },
};

interface Configured {
  readonly section: string;
  readonly type: string;
  readonly config: Json;
  readonly whose: string;
  readonly at: Origin;
}

function configsOf(collector: Resource<CollectorSpec>): readonly Configured[] {
  const components = componentsOf(collector).map((each) => ({ ...each, whose: `the ${spoken(each)}` }));
  const { telemetry } = collector.spec;
  if (telemetry === undefined) return components;
  const at = within(collector.origin, "telemetry");
  return [...components, { section: "telemetry", type: "", config: telemetry, whose: "the telemetry", at }];
}

/** What is no longer an option of a component of this type; what only has a new place is none where it is one. */
export function renamedOptions(
  collector: Resource<CollectorSpec>,
  section: string,
  type: string,
): readonly RenamedOption[] {
  const version = collector.spec.version ?? COLLECTOR_VERSION;
  return RENAMED_OPTIONS.filter(
    (each) =>
      each.section === section &&
      (each.type === undefined || each.type === type) &&
      isSince(version, each.gone ?? each.since),
  );
}

/** The ways to what is there of a pattern. */
export function waysTo(config: Json | undefined, pattern: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = pattern;
  if (first === undefined) return config === undefined ? [] : [[]];
  if (!isJsonObject(config)) return [];
  const options = first === "*" ? Object.keys(config) : Object.hasOwn(config, first) ? [first] : [];
  return options.flatMap((option) => waysTo(config[option], rest).map((way) => [option, ...way]));
}

function whenOf({ since, gone }: RenamedOption): string {
  const when = since === undefined ? "" : ` since ${since}`;
  return gone === undefined ? when : `${when}; the collector has not had it since ${gone}`;
}
