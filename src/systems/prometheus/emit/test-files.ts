import { fileName } from "../../../compiler/emit/file-name.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Address } from "../../../compiler/model/address.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { durationText } from "../promql/duration-text.js";
import { groupOf, type RuleGroup, ruleGroups } from "../rule-groups.js";
import { ALERT, RECORD, serverOf, TEST, type TestSpec, testedBy } from "../schema.js";
import { type GeneratedTests, generatedTests, LONG_TEST_INTERVAL } from "../unit-tests/generate.js";
import { type GivenSeries, samplesText, seriesText } from "../unit-tests/series.js";
import { headOf, makers, ruleFile } from "./rule-files.js";
import { writtenTest } from "./written-test.js";

/** One file of `promtool test rules` a group: what was written for its rules, else what follows from the alerts. */
export function testFiles(pipeline: Pipeline): readonly Artifact[] {
  const written = ofKind(pipeline.resources, TEST);
  return ruleGroups(pipeline).flatMap((group) => {
    const own = written.filter(({ spec }) => groupOfTest(spec, pipeline) === group.name);
    const tested = new Set(own.map(({ spec }) => testedBy(spec)));
    const generated = group.alerts
      .filter(({ address }) => !tested.has(address))
      .flatMap((alert) => {
        const tests = generatedTests(alert, pipeline);
        return tests === undefined ? [] : [{ isLong: tests.isLong, data: generatedData(alert.name, tests) }];
      });
    const dataOf = (isLong: boolean) => generated.filter((each) => each.isLong === isLong).flatMap(({ data }) => data);
    const short = [...own.map((each) => writtenTest(each, pipeline)), ...dataOf(false)];
    return [testFile(group, short, false, own, pipeline), testFile(group, dataOf(true), true, own, pipeline)].flat();
  });
}

function testFile(
  group: RuleGroup,
  tests: readonly object[],
  isLong: boolean,
  own: readonly Resource[],
  pipeline: Pipeline,
): readonly Artifact[] {
  if (tests.length === 0) return [];
  const rules = [...group.records, ...group.alerts];
  const from = makers([...rules, ...own]);
  const interval = group.interval ?? serverOf(pipeline.resources).evaluationInterval;
  const data = {
    rule_files: groupsRead(group, pipeline).map((name) => `../${ruleFile(name).replace("prometheus/", "")}`),
    evaluation_interval: durationText(isLong ? Math.max(interval, LONG_TEST_INTERVAL) : interval),
    tests,
  };
  return [
    {
      path: `prometheus/tests/${fileName(group.name)}${isLong ? "_long" : ""}_test.yaml`,
      content: `${headOf(from, "Run: promtool test rules")}${yamlText(data)}`,
      resources: [...new Set([...from, ...[...rules, ...own].map((each) => each.address)])],
    },
  ];
}

/** The groups that a group's rules read, at any distance, and then itself. */
function groupsRead(group: RuleGroup, pipeline: Pipeline): readonly string[] {
  const seen = new Set<Address>([...group.records, ...group.alerts].map((each) => each.address));
  const names = new Set<string>();
  for (const address of seen) {
    const rule = pipeline.resources.get(address);
    for (const use of rule?.uses ?? []) if (use.startsWith(`${RECORD.kind}/`)) seen.add(use);
  }
  for (const rule of ofKind(pipeline.resources, RECORD)) {
    if (seen.has(rule.address)) names.add(groupOf(rule, pipeline));
  }
  names.delete(group.name);
  return [...[...names].sort(), group.name];
}

function groupOfTest(spec: TestSpec, pipeline: Pipeline): string | undefined {
  const { resources } = pipeline;
  const address = testedBy(spec);
  if (address === undefined) return undefined;
  const rule = resourceAt(resources, address, ALERT) ?? resourceAt(resources, address, RECORD);
  return rule === undefined ? undefined : groupOf(rule, pipeline);
}

function generatedData(alert: string, tests: GeneratedTests) {
  const { step, at } = tests;
  const test = (name: string, series: readonly GivenSeries[], expectation: object) => ({
    name,
    interval: durationText(step),
    input_series: series.map((each) => ({
      series: seriesText(each),
      values: samplesText(each.course, step, Math.ceil(at / step)),
    })),
    promql_expr_test: [{ ...expectation, eval_time: durationText(at) }],
  });
  const active = `ALERTS{alertname=${JSON.stringify(alert)}`;
  return [
    test(`${alert} fires`, tests.firing, {
      expr: `count(${active}, alertstate="firing"}) > bool 0`,
      exp_samples: [{ labels: "{}", value: 1 }],
    }),
    test(`${alert} stays silent`, tests.silent, { expr: `${active}}`, exp_samples: [] }),
  ];
}
