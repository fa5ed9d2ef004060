import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { analyse } from "../../../src/systems/prometheus/promql/analysis.js";
import { loadGrammar } from "../../../src/systems/prometheus/promql/tree/grammar.js";
import { parse } from "../../../src/systems/prometheus/promql/tree/parse.js";
import { printed } from "../../../src/systems/prometheus/promql/tree/print.js";
import type { Expression } from "../../../src/systems/prometheus/promql/tree/tree.js";
import { loadRegularExpressions } from "../../../src/systems/prometheus/promql/types/regular-expressions.js";
import { expression } from "./arbitrary-expression.js";

beforeAll(() => Promise.all([loadGrammar(), loadRegularExpressions()]));

function treeOf(text: string): Expression {
  const parsed = parse(text);
  if ("problem" in parsed) throw new Error(`${text}: ${parsed.problem.message}`);
  return parsed.tree;
}

/** Without places, which are others in another text. */
function shape(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) =>
      key === "from" || key === "to" ? undefined : value === Number.POSITIVE_INFINITY ? "Inf" : value,
    ),
  );
}

describe("a tree", () => {
  test("is read from what it is printed as", () => {
    fc.assert(
      fc.property(expression, (tree) => {
        const made = tree as Expression;
        expect(shape(treeOf(printed(made)))).toEqual(shape(made));
      }),
      { numRuns: 500 },
    );
  });

  test("knows the place of each of its parts", () => {
    const text = 'sum by (a) (rate(x{b="c"}[5m] offset 1h)) > 5';
    const places: string[] = [];
    const visit = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      if ("from" in node && "to" in node) places.push(text.slice(Number(node.from), Number(node.to)));
      for (const each of Object.values(node)) visit(each);
    };
    visit(treeOf(text));
    expect(places).toEqual([
      text,
      'sum by (a) (rate(x{b="c"}[5m] offset 1h))',
      'rate(x{b="c"}[5m] offset 1h)',
      'x{b="c"}[5m] offset 1h',
      'x{b="c"}[5m]',
      'x{b="c"}',
      'b="c"',
      "5m",
      "1h",
      "a",
      "5",
    ]);
  });

  test.each([
    ["a + b * c", "a + (b * c)"],
    ["a > b offset 1d * c", "a > ((b offset 1d) * c)"],
    ["a - b - c", "(a - b) - c"],
    ["a ^ b ^ c", "a ^ (b ^ c)"],
    ["-a ^ b", "-(a ^ b)"],
    ["-a * b", "(-a) * b"],
    ["a or b and c unless d", "a or ((b and c) unless d)"],
    ["a + b @ 5", "a + (b @ 5)"],
    ["a == b + 1 or c", "(a == (b + 1)) or c"],
  ])("of %s is bound as the server binds it: %s", (text, bracketed) => {
    expect(shape(withoutGroups(treeOf(text)))).toEqual(shape(withoutGroups(treeOf(bracketed))));
  });
});

function withoutGroups(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutGroups);
  if (typeof node !== "object" || node === null) return node;
  if ("type" in node && node.type === "group" && "of" in node) return withoutGroups(node.of);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutGroups(value)]));
}

describe("what is wrong is said, at its place", () => {
  test.each([
    ["", "", "There is nothing in it."],
    ["sum(rate(x[5m])", "", "It ends too early: a `(` is not closed."],
    ["rate(x[5m])) > 1", ")", "`)` can't stand there."],
    ["avrage(x)", "avrage", "There is no function `avrage`."],
    ["increse(x[5m])", "increse", "There is no function `increse`. Did you mean `increase`?"],
    [
      "holt_winters(x[5m], 0.5, 0.5)",
      "holt_winters",
      "There is no function `holt_winters`. It is `double_exponential_smoothing` since Prometheus 3.",
    ],
    ["rate(x)", "x", "`rate` takes a range there, not an instant vector. Write how far it looks back: `[5m]`."],
    [
      "x[5m] > 1",
      "x[5m]",
      "`>` takes a number or an instant vector, not a range. Put `rate(…)` or another function around it.",
    ],
    [
      "sum(x[5m])",
      "x[5m]",
      "`sum` aggregates an instant vector, not a range. Take the range away, or put `rate(…)` around it.",
    ],
    [
      "rate(sum(x)[5m])",
      "sum(x)[5m]",
      "A range stands behind a metric only: of an expression it is a subquery, `[5m:]`.",
    ],
    ["rate(x offset 1h[5m])", "x offset 1h", "A modifier stands behind the range, not before it: `x[5m] offset 1h`."],
    [
      "sum(x) offset 5m",
      "sum(x) offset 5m",
      "`offset` stands behind a metric or a range only, not behind an expression.",
    ],
    ["1 > 2", "1 > 2", "Two numbers are compared with `> bool`: without it there would be no result."],
    ["x + bool y", "x + bool y", "`bool` stands behind a comparison only, not behind `+`."],
    ["x and 1", "x and 1", "`and` takes instant vectors on both sides, not a number."],
    [
      "x and on (a) group_left () y",
      "x and on (a) group_left () y",
      "`and` matches many with many: `group_left` can't stand there.",
    ],
    ["x * on (a) 2", "x * on (a) 2", "`on` matches instant vectors: one side of `*` is a number."],
    ["x * on (a) group_left (a) y", "a", "`a` can't stand in `on` and in `group_left`: it is on both sides."],
    [
      '{a=~".*"}',
      '{a=~".*"}',
      "It selects every series there is: a metric's name, or a matcher that needs a text, must be given.",
    ],
    ['x{a=~"("}', 'a=~"("', "`(` is no regular expression that RE2 takes: missing closing ): `(`."],
    ["topk(x)", "topk(x)", "`topk` takes 2 arguments, not 1."],
    ["clamp(x, 1)", "clamp(x, 1)", "`clamp` takes 3 arguments, not 2."],
    ["quantile(95, x)", "95", "`quantile` takes a quantile from 0 to 1: of 95 it makes infinity."],
    ['x{a="b}', "", 'It ends too early: a text in `"` is not closed.'],
    ['x{a="\\q"}', '"\\q"', '`"\\q"` is no text: it does not end, or has an escape that Go does not know.'],
    ["rate(x[0s])", "0s", "A range must be longer than nothing."],
    ['up{__name__="down"}', '__name__="down"', "The metric's name is set twice: `up` and `down`."],
  ])("%s", (text, place, message) => {
    const [problem] = analyse(text).problems;
    expect([problem === undefined ? undefined : text.slice(problem.from, problem.to), problem?.message]).toEqual([
      place,
      message,
    ]);
  });
});
