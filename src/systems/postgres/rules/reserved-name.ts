import { SHOP } from "../../../compiler/check/rule-case.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { type Identifier, identifiersIn } from "../identifiers.js";

const role = (name: string): string => `${SHOP}
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const reader = postgres.role("${name}", { source: shop });

const listed = [orders, reader];
`;

export const reservedName: Rule = {
  code: "postgres/reserved-name",
  severity: "error",
  summary: "PostgreSQL keeps a name for itself",
  why: "It refuses roles that begin with `pg_`, roles that are words of GRANT, and columns named as its system columns.",
  mend: "Choose another name.",
  failing: role("pg_reader"),
  passing: role("reader"),
  *check(pipeline) {
    for (const each of identifiersIn(pipeline)) {
      const problem = problemOf(each);
      if (problem === undefined) continue;
      yield { detail: `\`${each.text}\` ${problem}. ${reservedName.mend}`, at: each.at, resource: each.resource };
    }
  },
};

/** https://www.postgresql.org/docs/current/ddl-system-columns.html; reserved role names: IsReservedName, rolespec. */
const SYSTEM_COLUMNS = new Set(["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"]);
const ROLE_WORDS = new Set(["public", "none"]);

function problemOf({ what, text }: Identifier): string | undefined {
  if (what === "role" && text.startsWith("pg_")) return "begins with `pg_`, as only PostgreSQL's own roles do";
  if (what === "role" && ROLE_WORDS.has(text)) return "is no role, but a word of GRANT and SET ROLE";
  if (what === "column" && SYSTEM_COLUMNS.has(text)) return "is a system column, which every table has";
  return undefined;
}
