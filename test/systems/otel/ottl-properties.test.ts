import fc from "fast-check";
import { expect, test } from "vitest";
import { conditionProblem, statementProblem } from "../../../src/systems/otel/ottl/check.js";
import { parseStatement } from "../../../src/systems/otel/ottl/parse.js";

const place = { processor: "transform", signal: "logs", context: undefined } as const;

const text = fc.string().map((value) => JSON.stringify(value.replace(/[^ -~]/g, "")));
const value: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.nat().map(String),
    fc.constantFrom("true", "false", "nil", "0x00ff", "log.body", 'log.attributes["k"]', "SEVERITY_NUMBER_INFO"),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    tie("value").map((inner) => `Concat([${inner}], "-")`),
    fc.tuple(text, tie("value")).map(([key, inner]) => `{${key}: ${inner}}`),
  ),
})).value;

test("what is written as OTTL is read as OTTL", () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      const { editor, where } = parseStatement(`set(log.attributes["k"], ${one}) where ${other} == ${one}`);
      expect(editor.arguments[1]?.value.text).toBe(one);
      expect(where).toMatchObject({ kind: "comparison", left: { text: other } });
    }),
  );
});

test("whatever else is written, it is told what is wrong with it, in its own words", () => {
  const pieces = fc.constantFrom(
    "set",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ".",
    '"',
    "where",
    "=>",
    "==",
    "-",
    "1.5",
    "log",
    "a b",
    "'",
    "not",
    "and",
    "IsMatch",
    "\\",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((each) => each.join(" ")),
      ),
      (any) => {
        for (const problem of [statementProblem(any, place), conditionProblem(any, place)]) {
          if (problem === undefined) continue;
          expect(problem.message).not.toBe("");
          expect(any).toContain(problem.part);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
