import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { contradiction, holds, implies } from "../../../src/systems/alertmanager/routing/holds.js";
import { type Matcher, matcherText, parseMatcher } from "../../../src/systems/alertmanager/routing/matcher.js";

const parsed = (text: string): Matcher => {
  const matcher = parseMatcher(text);
  if (typeof matcher === "string") throw new Error(matcher);
  return matcher;
};

describe("a matcher", () => {
  test.each([
    ['severity="critical"', 'severity="critical"'],
    [" severity = critical ", 'severity="critical"'],
    ["team=~data|infra", 'team=~"data|infra"'],
    ['a!~"x\\"y\\\\d+\\nz"', 'a!~"x\\"y\\\\d+\\nz"'],
    ["a!=", 'a!=""'],
    ['"härte grad"="1"', '"härte grad"="1"'],
  ])("%s is written as %s", (text, written) => {
    expect(matcherText(parsed(text))).toBe(written);
  });

  test.each([
    ['severity=="critical"', 'did you mean `severity="critical"`'],
    ["severity: critical", 'did you mean `severity="critical"`'],
    ['{severity="critical"}', "without braces"],
    ['severity="critical', "whole quotes"],
    ["severity", "must be a matcher such as"],
    ['a="\ud800"', "UTF-8"],
  ])("%s is none", (text, why) => {
    expect(parseMatcher(text)).toContain(why);
  });

  it("is read as it was written, whatever its value", () => {
    const operator = fc.constantFrom("=", "!=", "=~", "!~");
    const name = fc.oneof(fc.constant("severity"), fc.string({ minLength: 1, unit: "grapheme" }));
    fc.assert(
      fc.property(name, operator, fc.string({ unit: "grapheme" }), (name, operator, value) => {
        const matcher = { name, operator: operator as Matcher["operator"], value };
        expect(parseMatcher(matcherText(matcher))).toEqual(matcher);
      }),
    );
  });
});

describe("matchers together", () => {
  const values = ["", "a", "b", "ab", "c"];
  const some = fc.array(
    fc.record({
      name: fc.constant("x"),
      operator: fc.constantFrom("=" as const, "!=" as const, "=~" as const, "!~" as const),
      value: fc.constantFrom("", "a", "b", "a|b", "a.*", ".*", ".+", "(a|c)"),
    }),
    { maxLength: 3 },
  );
  const lets = (matchers: readonly Matcher[], value: string) => matchers.every((each) => holds(each, value));

  it("that contradict let nothing through", () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...values), (matchers, value) => {
        if (contradiction(matchers) !== undefined) expect(lets(matchers, value)).toBe(false);
      }),
    );
  });

  it("imply others only where those let all of theirs through", () => {
    fc.assert(
      fc.property(some, some, fc.constantFrom(...values), (first, second, value) => {
        if (implies(first, second) && lets(first, value)) expect(lets(second, value)).toBe(true);
      }),
    );
  });

  test.each([
    [['a="x"', 'a="y"'], true],
    [['a="x"', 'a=~"y|z"'], true],
    [['a=~"x|y"', 'a!~"x|y"'], true],
    [['a=~"x|y"', 'a="x"'], false],
    [['a=~"x.*"', 'a!="x"'], false],
  ])("%s contradict: %s", (texts, expected) => {
    expect(contradiction(texts.map(parsed)) !== undefined).toBe(expected);
  });
});
