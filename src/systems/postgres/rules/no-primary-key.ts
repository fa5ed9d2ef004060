import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TABLE } from "../schema/table.js";

const table = (key: string): string => `${SHOP}
const visits = postgres.table("public.visits", {
  source: shop,
  columns: { id: "bigint not null", page: "varchar(100) not null" },
  primaryKey: [${key}],
});

const listed = [visits];
`;

export const noPrimaryKey: Rule = {
  code: "postgres/no-primary-key",
  severity: "error",
  summary: "A table has no primary key",
  why: "An update or delete could not be matched to its row, and PostgreSQL refuses both on a published table without an identity.",
  mend: "Add a primary key at the source, or declare a unique, not null index: `replicaIdentity: { index, columns }` with `primaryKey` of the same columns.",
  failing: table(""),
  passing: table('"id"'),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      if (table.spec.primaryKey.length > 0) continue;
      yield {
        detail: `\`${table.name}\` needs one. ${noPrimaryKey.mend}`,
        at: within(table.origin, "primaryKey"),
        resource: table.address,
      };
    }
  },
};
