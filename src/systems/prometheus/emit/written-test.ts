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

function expectationOf(spec: TestSpec, pipeline: Pipeline) {
  if ("record" in spec) {
    const record = resourceAt(pipeline.resources, spec.record.$ref, RECORD);
    const metric = nameOf(spec.record.$ref);
    const samples = spec.expect.map(({ labels, value }) => ({
      labels: seriesText({ metric, labels: new Map(Object.entries({ ...labels, ...record?.spec.labels })) }),
      value,
    }));
    return { expr: metric, exp_samples: samples };
  }
  const alert = resourceAt(pipeline.resources, spec.alert.$ref, ALERT);
  const firing = { alertname: nameOf(spec.alert.$ref), alertstate: "firing" };
  const expected = spec.expect === "nothing" ? [] : spec.expect;
  return {
    expr: seriesText({ metric: "ALERTS", labels: new Map(Object.entries(firing)) }),
    exp_samples: expected.map(({ labels }) => ({
      labels: seriesText({
        metric: "ALERTS",
        labels: new Map(
          Object.entries({ ...labels, severity: alert?.spec.severity ?? "", ...alert?.spec.labels, ...firing }),
        ),
      }),
      value: 1,
    })),
  };
}
