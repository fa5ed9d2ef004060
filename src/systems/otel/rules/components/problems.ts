import { type Origin, within } from "../../../../compiler/model/origin.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import { currentType, definitionOf, isKnownVersion, TELEMETRY } from "../../catalogue/components.js";
import { componentsOf, spoken } from "../../config/component.js";
import { limitProblems } from "../../config/limit-problems.js";
import { type OptionProblem, optionProblems } from "../../config/options.js";
import { relationProblems } from "../../config/relations.js";
import type { CollectorSpec } from "../../schema/collector.js";
import { renamedOptions, waysTo } from "./renamed-option.js";

export interface Located {
  readonly problem: OptionProblem;
  /** "The exporter `kafka`". */
  readonly whose: string;
  readonly at: Origin;
}

/** Options that a collector of the known version would refuse; those that merely have a new name are told as such. */
export function* problemsIn(collector: Resource<CollectorSpec>): Iterable<Located> {
  if (!isKnownVersion(collector.spec.version)) return;
  for (const component of componentsOf(collector)) {
    const definition = definitionOf(component.section, component.type);
    if (definition === undefined || collector.spec.unchecked.includes(component.type)) continue;
    const renamed = renamedWays(collector, component.section, component.type, component.config);
    const type = currentType(component.section, component.type);
    const problems = [
      ...optionProblems(component.config, definition.config),
      ...limitProblems(component.section, type, component.config),
      ...relationProblems(component.section, type, component.config),
    ];
    for (const problem of problems) {
      if (!isBelow(problem, renamed)) yield { problem, whose: `The ${spoken(component)}`, at: component.at };
    }
  }
  const { telemetry } = collector.spec;
  if (telemetry === undefined) return;
  const renamed = renamedWays(collector, "telemetry", "", telemetry);
  for (const problem of [...optionProblems(telemetry, TELEMETRY), ...limitProblems("telemetry", "", telemetry)]) {
    if (!isBelow(problem, renamed))
      yield { problem, whose: "The telemetry", at: within(collector.origin, "telemetry") };
  }
}

function renamedWays(
  collector: Resource<CollectorSpec>,
  section: string,
  type: string,
  config: CollectorSpec["receivers"][string],
): readonly string[] {
  return renamedOptions(collector, section, type).flatMap(({ path }) =>
    waysTo(config, path).map((way) => way.join("\n")),
  );
}

function isBelow({ path }: OptionProblem, ways: readonly string[]): boolean {
  return ways.some((way) => `${path.join("\n")}\n`.startsWith(`${way}\n`));
}
