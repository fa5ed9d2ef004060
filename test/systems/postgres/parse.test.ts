import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseColumnDefinition } from "../../../src/systems/postgres/types/parse.js";

function parsed(text: string): unknown {
  const result = parseColumnDefinition(text);
  return result.ok ? result.definition : result.reason;
}

describe("a column's definition as CREATE TABLE has it", () => {
  test.each([
    ["bigint primary key", { notNull: true }],
    ["bigint constraint k primary key not deferrable initially immediate", { notNull: true }],
    ["bigint primary key deferrable", { notNull: true, deferrableKey: true }],
    ["bigint not null primary key initially deferred", { notNull: true, deferrableKey: true }],
    ["bigint unique deferrable", { notNull: false }],
    [
      "bigint default 1 references t (id) on delete cascade on update set null deferrable",
      { notNull: false, default: "1" },
    ],
    ["bigint unique nulls not distinct not null", { notNull: true }],
    ["bigint constraint positive check (a > 0) no inherit not null", { notNull: true }],
  ])("%s", (text, rest) => {
    expect(parsed(text)).toEqual({ base: "bigint", modifiers: [], dimensions: 0, ...rest });
  });
  test("storage and compression say nothing of the type", () => {
    expect(parsed("text storage external compression lz4 not null")).toMatchObject({ base: "text", notNull: true });
  });
});

test("constraints in any order mean the same", () => {
  const constraints = fc.shuffledSubarray([
    "not null",
    "default 7",
    "constraint k primary key deferrable",
    "unique nulls not distinct",
    "check (a > (b))",
    "references t (id) on delete set null",
    'collate "C"',
  ]);
  fc.assert(
    fc.property(constraints, (chosen) => {
      const has = (word: string): boolean => chosen.some((each) => each.includes(word));
      expect(parsed(["varchar(20)", ...chosen].join(" "))).toEqual({
        base: "character varying",
        modifiers: [20],
        dimensions: 0,
        notNull: has("not null") || has("primary"),
        ...(has("default") ? { default: "7" } : {}),
        ...(has("primary") ? { deferrableKey: true } : {}),
      });
    }),
  );
});

test("any text is taken apart or refused with a reason, and nothing is thrown", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const result = parseColumnDefinition(text);
      expect(result.ok || result.reason.length > 0).toBe(true);
    }),
  );
});
