import { expect, test } from "vitest";
import { asExpression } from "../../../src/compiler/model/nearest.js";

test.each([
  ["toYYYYMM(placed_at)", " An expression is written as SQL: sql`toYYYYMM(placed_at)`."],
  ["id % 8", " An expression is written as SQL: sql`id % 8`."],
  ["placed-at", ""],
  ["placed at", ""],
])("%s", (name, told) => {
  expect(asExpression(name)).toBe(told);
});
