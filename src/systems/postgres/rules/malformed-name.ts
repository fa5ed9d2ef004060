import { SHOP } from "../../../compiler/check/rule-case.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { identifiersIn } from "../identifiers.js";

const table = (name: string): string => `${SHOP}
const orders = postgres.table(${JSON.stringify(name)}, {
  source: shop,
  columns: { id: "integer not null" },
  primaryKey: ["id"],
});

const listed = [orders];
`;

export const malformedName: Rule = {
  code: "postgres/malformed-name",
  severity: "error",
  summary: "A name is not written as PostgreSQL keeps it",
  why: "Names are quoted wherever they stand in a statement. One that brings its own quotes would have them as a part of it, and one that is empty or has a NUL in it is none at all.",
  mend: 'Write the name itself, without quotes, with its capitals: `"Sales.Order"`; the first dot separates the schema.',
  failing: table('public."Orders"'),
  passing: table("public.Orders"),
  *check(pipeline) {
    for (const { what, text, at, resource } of identifiersIn(pipeline)) {
      const problem = problemOf(text);
      if (problem === undefined) continue;
      yield {
        detail: `The ${what} \`${text.replaceAll("\0", "\\0")}\` ${problem}. ${malformedName.mend}`,
        at,
        resource,
      };
    }
  },
};

function problemOf(text: string): string | undefined {
  if (text === "") return "has no name";
  if (text.includes("\0")) return "has a NUL in it";
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? "stands in quotes" : undefined;
}
