import { describe, expect, test } from "vitest";
import { conditionProblem, statementProblem } from "../../../src/systems/otel/ottl/check.js";
import type { Signal } from "../../../src/systems/otel/ottl/functions.js";

function inTransform(text: string, signal: Signal = "metrics", context?: string): string | undefined {
  return statementProblem(text, { processor: "transform", signal, context })?.message;
}

function inFilter(text: string, signal: Signal = "metrics", context?: string): string | undefined {
  return conditionProblem(text, { processor: "filter", signal, context })?.message;
}

describe("a statement that the collector takes", () => {
  test.each<readonly [string, Signal, string | undefined]>([
    ['set(datapoint.attributes["year"], Year(datapoint.start_time))', "metrics", undefined],
    [
      'set(attributes["k"], Concat([resource.attributes["a"], "b"], "-")) where metric.name == "x"',
      "metrics",
      "datapoint",
    ],
    ['replace_pattern(span.name, "^/api/(\\\\d+)", "/api/{id}")', "traces", undefined],
    ['keep_keys(resource.attributes, ["service.name", "host.name"])', "logs", undefined],
    ['set(log.severity_number, SEVERITY_NUMBER_ERROR) where IsMatch(log.body, "(?i)error")', "logs", undefined],
    [
      'set(metric.unit, "s") where metric.type == METRIC_DATA_TYPE_GAUGE and not (metric.unit == nil)',
      "metrics",
      undefined,
    ],
    ["set(datapoint.value_double, datapoint.value_double * 1.5 - 2)", "metrics", undefined],
    ['merge_maps(log.attributes, ParseJSON(log.body), "upsert") where IsMap(log.body) == false', "logs", undefined],
    ['extract_count_metric(true, suffix="_count")', "metrics", "metric"],
    ['set(log.cache["first"], Split(log.body, ",")[0])', "logs", undefined],
    ['set(span.attributes["all"], All(span.attributes, (k, v) => v != nil))', "traces", undefined],
    ['replace_all_patterns(resource.attributes, "value", "secret=\\\\S+", "secret=***", SHA256)', "logs", undefined],
  ])("%s", (text, signal, context) => {
    expect(inTransform(text, signal, context)).toBeUndefined();
  });
});

describe("a statement that it does not take", () => {
  test.each<readonly [string, string]>([
    ['set(datapoint.attributes["a"], "b"', "needs `,` or `)` after an argument of `set`, and ends"],
    ['set(datapoint.attributes["a], 1)', 'has a `"` that is not closed'],
    ["set(datapoint.attributes['a'], 1)", "must have its texts in `\"`: OTTL does not know `'`"],
    ['sett(datapoint.attributes["a"], 1)', "calls `sett`, which is no editor for metrics. Did you mean `set`?"],
    [
      'set(datapoint.attributes["a"], Yaer(datapoint.time))',
      "calls `Yaer`, which is no converter for metrics. Did you mean `Year`?",
    ],
    [
      'set(attributes["a"], 1)',
      'has `attributes["a"]`: a path begins with its context, such as `datapoint.attributes["a"]`',
    ],
    [
      'set(datpoint.attributes["a"], 1)',
      'has `datpoint.attributes["a"]`, and no path begins with `datpoint`. Did you mean `datapoint`?',
    ],
    [
      "set(datapoint.valu_int, 1)",
      "has `datapoint.valu_int`, and a datapoint has no `valu_int`. Did you mean `value_int`?",
    ],
    ["set(datapoint.flags)", "gives `set` no `value`: it is `set(target, value)`"],
    ['set("a", 1)', 'gives `set` as its `target` `"a"`, and only a path can be written to'],
    [
      'set(datapoint.attributes["y"], Year(datapoint.time_unix_nano))',
      "gives `Year` as its `time` `datapoint.time_unix_nano`, which is a whole number, where a time must stand",
    ],
    [
      'scale_metric("10")',
      'gives `scale_metric` as its `multiplier` `"10"`, which is a text, where a number with a fraction must stand',
    ],
    ["Year(datapoint.time)", "must begin with an editor: `Year` is a converter, whose value nobody takes"],
    ["set(metric.type, METRIC_TYPE_GAUGE)", "has `METRIC_TYPE_GAUGE`, which is none of OTTL's names."],
    ['set(metric.name, "a") if metric.unit == "b"', "needs `where`, or its end, not `if`"],
  ])("%s", (text, message) => {
    expect(inTransform(text)).toContain(message);
  });

  test("for another signal", () => {
    expect(inTransform("set(datapoint.flags, 1)", "traces")).toContain("has `datapoint.flags`");
    expect(inTransform("scale_metric(1.5)", "logs")).toBe("calls `scale_metric`, which is no editor for logs.");
    expect(inTransform('set(name, "a")', "traces", "spam")).toBe(
      "is of the context `spam`, which traces do not have. Did you mean `span`?",
    );
  });
});

describe("a condition", () => {
  test.each<readonly [string, Signal, string | undefined]>([
    ['IsMatch(metric.name, "^internal[.].*")', "metrics", undefined],
    ['HasAttrOnDatapoint("http.method", "GET")', "metrics", "metric"],
    ["IsRootSpan() and not (span.status.code == STATUS_CODE_ERROR)", "traces", undefined],
    ['attributes["http.route"] == "/health" or (1 + 2) * 3 > datapoint.value_int', "metrics", "datapoint"],
    ["severity_number < SEVERITY_NUMBER_WARN", "logs", "log"],
  ])("%s", (text, signal, context) => {
    expect(inFilter(text, signal, context)).toBeUndefined();
  });

  test("must compare", () => {
    expect(inFilter("metric.name")).toBe("needs a comparison after `metric.name`, and ends");
    expect(inFilter('metric.name = "a"')).toBe("needs a comparison after `metric.name`, not `=`");
    expect(inFilter('isMatch(metric.name, "a")')).toContain("converters begin with a capital letter");
  });
});
