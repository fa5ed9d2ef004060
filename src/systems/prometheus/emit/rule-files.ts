import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Address } from "../../../compiler/model/address.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import { durationText } from "../promql/duration-text.js";
import { promqlString } from "../promql/print-text.js";
import { type RuleGroup, ruleGroups } from "../rule-groups.js";
import type { AlertSpec, RecordSpec } from "../schema.js";
import { annotationsOf } from "./annotations.js";

/** One file a rule group. */
export function ruleFiles(pipeline: Pipeline): readonly Artifact[] {
  return ruleGroups(pipeline).map((group) => {
    const rules = [...group.records, ...group.alerts];
    const from = makers(rules);
    return {
      path: ruleFile(group.name),
      content: `${headOf(from)}${yamlText({ groups: [groupData(group)] })}`,
      resources: [...new Set([...from, ...rules.map((each) => each.address)])],
    };
  });
}

export function ruleFile(group: string): string {
  return `prometheus/rules/${fileName(group)}.yaml`;
}

/** A group as rule files and PrometheusRule resources have it. */
export function groupData(group: RuleGroup) {
  return {
    name: group.name,
    ...(group.interval === undefined ? {} : { interval: durationText(group.interval) }),
    rules: [...group.records.map(recordData), ...group.alerts.map(alertData)],
  };
}

function recordData({ name, spec }: Resource<RecordSpec>) {
  return { record: name, expr: promqlString(spec.expr), ...(isEmpty(spec.labels) ? {} : { labels: spec.labels }) };
}

function alertData({ name, spec }: Resource<AlertSpec>) {
  return {
    alert: name,
    expr: promqlString(spec.expr),
    ...(spec.for === undefined ? {} : { for: durationText(spec.for) }),
    ...(spec.keepFiringFor === undefined ? {} : { keep_firing_for: durationText(spec.keepFiringFor) }),
    labels: { severity: spec.severity, ...spec.labels },
    annotations: annotationsOf(spec),
  };
}

function isEmpty(object: object): boolean {
  return Object.keys(object).length === 0;
}

/** The resources of the config that these were made for, each once. */
export function makers(resources: readonly Resource[]): readonly Address[] {
  return [...new Set(resources.map((each) => each.madeBy ?? each.address))];
}

export function headOf([from]: readonly Address[], note?: string): string {
  return from === undefined ? "" : `${commentHead("#", from, note)}\n`;
}
