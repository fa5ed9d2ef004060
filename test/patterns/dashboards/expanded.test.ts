import fc from "fast-check";
import { expect, test } from "vitest";
import { expanded } from "../../../src/patterns/dashboards/asking/expanded.js";
import { SAMPLE_RANGE } from "../../../src/patterns/dashboards/asking/macros.js";
import type { VariableSpec } from "../../../src/systems/grafana/public.js";

const RANGE = { from: 1_700_000_000, to: 1_700_003_600, interval: 30 };
const VARIABLES: readonly VariableSpec[] = [
  { type: "custom", name: "kind", values: ["order", "refund"], multi: true, all: true },
  { type: "custom", name: "one", values: ["order"] },
  { type: "query", name: "asked", query: { $sql: ["SELECT 1"] } },
  { type: "interval", name: "step", values: ["5m", "1h"] },
];

test.each([
  ["$__timeFilter(at)", "at >= toDateTime(1700000000) AND at <= toDateTime(1700003600)"],
  [
    "$__timeFilter_ms(at)",
    "at >= fromUnixTimestamp64Milli(1700000000000) AND at <= fromUnixTimestamp64Milli(1700003600000)",
  ],
  ["$__dateFilter(d)", "d >= toDate('2023-11-14') AND d <= toDate('2023-11-14')"],
  ["$__timeInterval(toDateTime(f(a, b)))", "toStartOfInterval(toDateTime(toDateTime(f(a, b))), INTERVAL 30 second)"],
  ["$__timeGroup(at, '5m')", "toStartOfInterval(toDateTime(at), INTERVAL 300 second)"],
  ["$__fromTime", "toDateTime(1700000000)"],
  ["count() / $__interval_s", "count() / 30"],
  ["$__conditionalAll(kind IN ($kind), $kind)", "kind IN ('order','refund')"],
  ["kind IN (${kind:sqlstring})", "kind IN ('order','refund')"],
  ["kind = '$one' AND x = '${one}'", "kind = 'order' AND x = 'order'"],
  ["id = $asked LIMIT $asked", "id = NULL LIMIT 1"],
  ["INTERVAL '$step'", "INTERVAL '5m'"],
  ["${__from:date:iso} $__to", "1700000000000 1700003600000"],
  ["$unknown $1 $__nothing", "$unknown $1 $__nothing"],
])("%s", (written, sent) => {
  expect(expanded(written, VARIABLES, RANGE)).toBe(sent);
});

test("what names no variable stays as it is, on its lines", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(expanded(text.replaceAll("$", "").replaceAll("[[", ""), VARIABLES, SAMPLE_RANGE)).toBe(
        text.replaceAll("$", "").replaceAll("[[", ""),
      );
    }),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("$", "_", "(", ")", "{", "}", ",", "'", "a", "\n", " ") }),
      (text) => {
        expect(expanded(text, VARIABLES, SAMPLE_RANGE)).toEqual(expect.any(String));
      },
    ),
  );
});
