import fc from "fast-check";
import { expect, test } from "vitest";
import { identifier, qualifiedName, stringLiteral } from "../../../../src/systems/postgres/sql/quote.js";

test.each([
  ["orders", "orders"],
  ["_x1", "_x1"],
  ["Orders", '"Orders"'],
  ["order", '"order"'],
  ["user", '"user"'],
  ["1st", '"1st"'],
  ["a b", '"a b"'],
  ['a"b', '"a""b"'],
  ["größe", '"größe"'],
  ["a$", '"a$"'],
])("the name %s is %s", (name, printed) => {
  expect(identifier(name)).toBe(printed);
});

test.each([
  ["public.orders", "public.orders"],
  ["Sales.order.items", '"Sales"."order.items"'],
  ["orders", "orders"],
])("the qualified name %s is %s", (name, printed) => {
  expect(qualifiedName(name)).toBe(printed);
});

test.each([
  ["a", "'a'"],
  ["it's", "'it''s'"],
  ["a\\b", "E'a\\\\b'"],
  ["'\\", "E'''\\\\'"],
  ["", "''"],
])("the text %j is %s", (text, printed) => {
  expect(stringLiteral(text)).toBe(printed);
});

/** What PostgreSQL reads a literal as, whatever standard_conforming_strings is. */
function read(literal: string): string {
  const isEscaped = literal.startsWith("E");
  const inner = literal.slice(isEscaped ? 2 : 1, -1).replaceAll("''", "'");
  return isEscaped ? inner.replaceAll("\\\\", "\\") : inner;
}

test("every text is read back, and every name ends where it ends", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(read(stringLiteral(text))).toBe(text);
      const quoted = identifier(text);
      if (quoted.startsWith('"')) expect(quoted.slice(1, -1).replaceAll('""', "")).not.toContain('"');
      else expect(quoted).toMatch(/^[a-z_][a-z0-9_]*$/);
    }),
  );
});
