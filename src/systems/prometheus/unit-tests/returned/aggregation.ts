import { constantOf } from "../../graph/comparisons.js";
import type { Aggregation } from "../../promql/tree/tree.js";
import { type Return, type Sample, signature, withLabels } from "./sample.js";

/** What an aggregation returns: a sample for each group, or those of the group that it keeps. */
export function returnedByAggregation(node: Aggregation, at: number, of: Return): readonly Sample[] | undefined {
  const { grouping, operator, parameter } = node;
  const samples = node.of === undefined ? undefined : of(node.of, at);
  if (samples === undefined || typeof samples === "number") return undefined;
  const names = new Set(grouping?.labels.map(({ name }) => name));
  const counts = (label: string): boolean => grouping !== undefined && names.has(label) === (grouping.kind === "by");
  const groups = new Map<string, Sample[]>();
  for (const each of samples) {
    const key = signature(each.labels, counts);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  if (operator === "topk" || operator === "bottomk") {
    const most = parameter === undefined ? undefined : constantOf(parameter);
    const isWhole = most !== undefined && [...groups.values()].every((group) => group.length <= most);
    return isWhole ? samples : undefined;
  }
  const reckon = REDUCING[operator];
  if (reckon === undefined) return undefined;
  return [...groups.values()].map((group) => {
    const values = group.flatMap(({ value }) => value ?? []);
    const isKnown = values.length === group.length || operator === "count" || operator === "group";
    const labels = withLabels(group[0]?.labels ?? new Map(), counts);
    return { labels, value: isKnown ? reckon(values, group.length) : undefined };
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

const REDUCING: Readonly<Record<string, (values: readonly number[], count: number) => number | undefined>> = {
  sum,
  avg: (values) => sum(values) / values.length,
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
  count: (_, count) => count,
  group: () => 1,
  quantile: (values) => (values.length === 1 ? values[0] : undefined),
};
