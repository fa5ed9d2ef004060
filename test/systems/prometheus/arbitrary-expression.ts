import fc from "fast-check";

const AT = { from: 0, to: 0 };
const MINUTE = 60_000;

const label = fc.constantFrom("job", "instance", "country", "le", "by", "and", "sum", "_x", "my label", "größe", "inf");
const labels = fc.array(
  label.map((name) => ({ name, ...AT })),
  { maxLength: 3 },
);
const value = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.constantFrom('"', "\\", "\n", "'", "`", "#", "a|b"),
);
const matcher = fc.record({
  label,
  operator: fc.constantFrom("=" as const, "!=" as const, "=~" as const, "!~" as const),
  value,
  from: fc.constant(0),
  to: fc.constant(0),
});
const duration = fc.integer({ min: 1, max: 100_000 }).map((seconds) => ({ milliseconds: seconds * 500, ...AT }));
const signed = fc.integer({ min: -1000, max: 1000 }).map((minutes) => ({ milliseconds: minutes * MINUTE, ...AT }));

/** Trees as the parser makes them: every operand that is one itself stands in parentheses. */
export const expression = fc.letrec((tie) => {
  const operand = fc.oneof(
    { maxDepth: 4, depthIdentifier: "promql" },
    tie("selector"),
    tie("number"),
    tie("call"),
    tie("aggregation"),
    tie("group"),
    tie("shifted"),
  );
  const selector = fc.record({
    type: fc.constant("selector" as const),
    metric: fc.constantFrom("up", "a:b:c", "http_requests_total", "rate", "offset", "größe", "sum"),
    matchers: fc.array(matcher, { maxLength: 3 }),
    from: fc.constant(0),
    to: fc.constant(0),
  });
  const range = fc.record({
    type: fc.constant("range" as const),
    of: selector,
    window: duration,
    from: fc.constant(0),
    to: fc.constant(0),
  });
  return {
    operand,
    selector,
    number: fc
      .oneof(
        fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 0 }),
        fc.constant(Number.POSITIVE_INFINITY),
      )
      .map((number) => ({ type: "number" as const, value: Object.is(number, -0) ? 0 : number, ...AT })),
    shifted: fc.record({
      type: fc.constant("shifted" as const),
      of: fc.oneof(selector, range),
      by: fc.oneof(
        signed.map((offset) => ({ offset })),
        fc.constantFrom("start" as const, "end" as const, 1609746000, -5.5).map((at) => ({ at })),
      ),
      from: fc.constant(0),
      to: fc.constant(0),
    }),
    call: fc.record({
      type: fc.constant("call" as const),
      name: fc.constantFrom("rate", "abs", "absent", "time", "histogram_quantile", "label_replace"),
      arguments: fc.array(
        fc.oneof(
          tie("expression"),
          range,
          value.map((text) => ({ type: "string" as const, value: text, ...AT })),
        ),
        {
          maxLength: 3,
        },
      ),
      from: fc.constant(0),
      to: fc.constant(0),
    }),
    aggregation: fc
      .tuple(
        fc.constantFrom("sum", "topk", "count_values", "quantile"),
        tie("expression"),
        fc.option(tie("expression"), { nil: undefined }),
        fc.option(fc.record({ kind: fc.constantFrom("by" as const, "without" as const), labels }), { nil: undefined }),
      )
      .map(([operator, of, parameter, grouping]) => ({
        type: "aggregation" as const,
        operator,
        parameter,
        of,
        count: parameter === undefined ? 1 : 2,
        grouping,
        ...AT,
      })),
    group: fc.record({
      type: fc.constant("group" as const),
      of: tie("expression"),
      from: fc.constant(0),
      to: fc.constant(0),
    }),
    binary: fc.record({
      type: fc.constant("binary" as const),
      operator: fc.constantFrom(
        "+",
        "-",
        "*",
        "/",
        "%",
        "^",
        "atan2",
        "==",
        "!=",
        ">",
        "<",
        ">=",
        "<=",
        "and",
        "or",
        "unless",
      ),
      left: operand,
      right: operand,
      isBool: fc.constant(false),
      matching: fc.option(
        fc.record({
          kind: fc.constantFrom("on" as const, "ignoring" as const),
          labels,
          many: fc.constantFrom(undefined, "left" as const, "right" as const),
          include: fc.constant([]),
        }),
        { nil: undefined },
      ),
      from: fc.constant(0),
      to: fc.constant(0),
    }),
    unary: fc.record({
      type: fc.constant("unary" as const),
      operator: fc.constantFrom("-" as const, "+" as const),
      of: tie("selector"),
      from: fc.constant(0),
      to: fc.constant(0),
    }),
    expression: fc.oneof({ maxDepth: 4, depthIdentifier: "promql" }, tie("operand"), tie("binary"), tie("unary")),
  };
}).expression;
