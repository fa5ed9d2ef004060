import { describe, expect, test } from "vitest";
import type { SqlPart } from "../../../src/compiler/model/reference.js";
import { durationText } from "../../../src/systems/prometheus/promql/duration-text.js";
import { promqlString } from "../../../src/systems/prometheus/promql/print-text.js";
import { plainTemplate } from "../../../src/systems/prometheus/promql/variables.js";

const printed = (...parts: SqlPart[]): string => promqlString({ $promql: parts });

describe("a template is printed", () => {
  test("with the names of metrics in the place of resources", () => {
    expect(printed("sum(", { $ref: "prometheus.record/job:up:sum" }, ") > ", { $literal: 5 })).toBe(
      "sum(job:up:sum) > 5",
    );
  });

  test("with texts escaped in quotes, and as they are elsewhere", () => {
    const text = 'a"b\\c\nd';
    expect(printed('x{l="', { $literal: text }, '"}')).toBe('x{l="a\\"b\\\\c\\nd"}');
    expect(printed("x{l='", { $literal: "it's" }, "'}")).toBe("x{l='it\\'s'}");
    expect(printed("rate(x[", { $literal: "5m" }, "])")).toBe("rate(x[5m])");
    expect(printed('x{l="\\"', { $literal: '"' }, '"}')).toBe('x{l="\\"\\""}');
    expect(printed('# "\nx{l="', { $literal: '"' }, '"}')).toBe('# "\nx{l="\\""}');
  });
});

test.each([
  [1, "1ms"],
  [15_000, "15s"],
  [90_000, "1m30s"],
  [3_600_000, "1h"],
  [30 * 86_400_000, "30d"],
  [14 * 86_400_000, "2w"],
])("%s milliseconds are %s", (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

test.each([
  ["rate(x[$__rate_interval])", "rate(x[5m])"],
  ["increase(x[${__range}])", "increase(x[1h])"],
  ['x{job=~"$job", pod="${pod:regex}"}', 'x{job=~"$job", pod="${pod:regex}"}'],
  ["x / $__range_s", "x / 3600"],
])("Grafana's variables in %s are taken for values", (text, plain) => {
  expect(plainTemplate(text)).toBe(plain);
});
