import fc from "fast-check";
import { RE2JS } from "re2js";
import { beforeAll, expect, it } from "vitest";
import {
  loadRegularExpressions,
  regexProblem,
  wholly,
} from "../../../src/systems/prometheus/promql/types/regular-expressions.js";

beforeAll(loadRegularExpressions);

const parts = fc.constantFrom(
  "a",
  "b",
  "_",
  "-",
  ":",
  "/",
  "|",
  ".",
  ".*",
  ".+",
  " ",
  "0",
  "*",
  "+",
  "(",
  ")",
  "[",
  "\\",
);
const patterns = fc.array(parts, { maxLength: 8 }).map((each) => each.join(""));
const texts = fc.array(fc.constantFrom("a", "b", "_", "-", "0", "\n"), { maxLength: 4 }).map((each) => each.join(""));

function byRe2(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern, RE2JS.DOTALL);
  } catch {
    return undefined;
  }
}

it("judges a pattern as RE2 does, also where RE2 is not asked", () => {
  fc.assert(
    fc.property(patterns, texts, (pattern, text) => {
      const compiled = byRe2(pattern);
      expect(regexProblem(pattern) === undefined).toBe(compiled !== undefined);
      expect(wholly(pattern, text)).toBe(compiled?.matches(text) ?? false);
    }),
    { numRuns: 2_000 },
  );
});

it("says what RE2 says", () => {
  expect(regexProblem("orders_(")).toBe("missing closing ): `orders_(`");
  expect(regexProblem("shop|orders.*|a b:/c")).toBeUndefined();
});
