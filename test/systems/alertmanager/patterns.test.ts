import fc from "fast-check";
import { RE2JS } from "re2js";
import { expect, it, test } from "vitest";
import { wholePattern } from "../../../src/systems/alertmanager/routing/pattern.js";

function re2(text: string): RE2JS | undefined {
  try {
    return RE2JS.compile(`^(?:${text})$`);
  } catch {
    return undefined;
  }
}

test.each(["(a", "a**", "(?=a)b", "(?<!a)b", "\\1(a)", "a{1001}", "[z-a]", "[a", "*a", "\\k<x>", "a{2,1}", "\\y"])(
  "%s is no pattern",
  (text) => {
    expect(re2(text)).toBeUndefined();
    expect(typeof wholePattern(text)).toBe("string");
  },
);

const atoms = [
  "a",
  "b",
  ".",
  "[ab]",
  "[^a]",
  "\\.",
  "\\d",
  "\\w+",
  "(?:a|b)",
  "(a)",
  "(?P<n>a)",
  "[[:alpha:]]",
  "\\bA",
  "a*?",
];
const pieces = fc.tuple(fc.constantFrom(...atoms), fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,3}"));

it("is taken and matches as by RE2", () => {
  const patterns = fc
    .tuple(fc.constantFrom("", "(?i)", "(?s)"), fc.array(pieces, { maxLength: 4 }))
    .map(([switches, parts]) => switches + parts.map((part) => part.join("")).join(""));
  fc.assert(
    fc.property(
      patterns,
      fc.string({ unit: fc.constantFrom("a", "b", "A", ".", "1", "\n"), maxLength: 4 }),
      (text, value) => {
        const expected = re2(text);
        const found = wholePattern(text);
        expect([text, typeof found !== "string"]).toEqual([text, expected !== undefined]);
        if (typeof found !== "string")
          expect([text, value, found.test(value)]).toEqual([text, value, expected?.matches(value)]);
      },
    ),
    { numRuns: 1000 },
  );
});
