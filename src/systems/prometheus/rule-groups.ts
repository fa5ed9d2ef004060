import type { Pipeline, Resource } from "../../compiler/model/resource.js";
import { isOfKind } from "../../compiler/model/resource.js";
import { durationText } from "./promql/duration-text.js";
import { ALERT, type AlertSpec, RECORD, type RecordSpec } from "./schema.js";

/** Rules that are evaluated one after another: records, each after what it reads, then alerts. */
export interface RuleGroup {
  readonly name: string;
  /** Milliseconds; undefined is the server's. */
  readonly interval: number | undefined;
  readonly records: readonly Resource<RecordSpec>[];
  readonly alerts: readonly Resource<AlertSpec>[];
}

/** The groups by name. The resources of a pipeline stand after what they use, and so do the records of a group. */
export function ruleGroups(pipeline: Pipeline): readonly RuleGroup[] {
  const groups = new Map<
    string,
    { interval?: number; records: Resource<RecordSpec>[]; alerts: Resource<AlertSpec>[] }
  >();
  for (const resource of pipeline.resources.values()) {
    if (!isOfKind(resource, ALERT) && !isOfKind(resource, RECORD)) continue;
    const name = groupOf(resource, pipeline);
    const group = groups.get(name) ?? { records: [], alerts: [] };
    groups.set(name, group);
    const { interval } = resource.spec;
    if (interval !== undefined) group.interval ??= interval;
    if (isOfKind(resource, RECORD)) group.records.push(resource);
    else if (isOfKind(resource, ALERT)) group.alerts.push(resource);
  }
  return [...groups]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, { interval, records, alerts }]) => ({ name, interval, records, alerts: alerts.sort(byName) }));
}

/** The group of a rule: the pipeline's own, one for each interval that is not the server's. */
export function groupOf(rule: Resource<AlertSpec | RecordSpec>, pipeline: Pipeline): string {
  const { group, interval } = rule.spec;
  if (group !== undefined) return group;
  return interval === undefined ? pipeline.name : `${pipeline.name}-${durationText(interval)}`;
}

function byName(left: Resource, right: Resource): number {
  return left.name < right.name ? -1 : 1;
}
