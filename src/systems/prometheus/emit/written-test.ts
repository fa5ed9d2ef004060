import { nameOf } from "../../../compiler/model/address.js";
import { type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { durationText } from "../promql/duration-text.js";
import { ALERT, RECORD, type TestSpec } from "../schema.js";
import { seriesText } from "../unit-tests/series.js";

/** A test as its author wrote it. What fires is read from `ALERTS`, which has the labels and none of the texts. */
export function writtenTest({ name, spec }: Resource<TestSpec>, pipeline: Pipeline) {
  return {
    name,
    interval: durationText(spec.interval),
    input_series: Object.entries(spec.series).map(([series, values]) => ({ series, values })),
    promql_expr_test: [{ ...expectationOf(spec, pipeline), eval_time: durationText(spec.at) }],
  };
}

function expectationOf({ alert, record, expect }: TestSpec, pipeline: Pipeline) {
  const expected = expect === "nothing" ? [] : expect;
  const samples = (metric: string, added: Readonly<Record<string, string>>) =>
    expected.map(({ labels, value = 1 }) => ({
      labels: seriesText({ metric, labels: new Map(Object.entries({ ...labels, ...added })) }),
      value,
    }));
  if (record !== undefined) {
    const metric = nameOf(record.$ref);
    const added = resourceAt(pipeline.resources, record.$ref, RECORD)?.spec.labels ?? {};
    return { expr: metric, exp_samples: samples(metric, added) };
  }
  const rule = alert === undefined ? undefined : resourceAt(pipeline.resources, alert.$ref, ALERT);
  const firing = { alertname: rule?.name ?? "", alertstate: "firing" };
  return {
    expr: seriesText({ metric: "ALERTS", labels: new Map(Object.entries(firing)) }),
    exp_samples: samples("ALERTS", { severity: rule?.spec.severity ?? "", ...rule?.spec.labels, ...firing }),
  };
}
