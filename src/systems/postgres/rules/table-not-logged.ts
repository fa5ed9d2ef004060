import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TABLE } from "../schema/table.js";

const table = (persistence: string): string => `${SHOP}
const visits = postgres.table("public.visits", {
  source: shop,
  columns: { id: "bigint not null" },
  primaryKey: ["id"],
  persistence: "${persistence}",
});

const listed = [visits];
`;

export const tableNotLogged: Rule = {
  code: "postgres/table-not-logged",
  severity: "error",
  summary: "A table's changes are not in the write-ahead log",
  why: "Unlogged and temporary tables are left out of it: nothing of them can be streamed, and PostgreSQL takes none into a publication.",
  mend: "Make it permanent at the source with `ALTER TABLE … SET LOGGED`, or leave it out.",
  failing: table("unlogged"),
  passing: table("permanent"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      if (table.spec.persistence === "permanent") continue;
      yield {
        detail: `\`${table.name}\` is ${table.spec.persistence}. ${tableNotLogged.mend}`,
        at: within(table.origin, "persistence"),
        resource: table.address,
      };
    }
  },
};
