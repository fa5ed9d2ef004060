import { SHOP } from "../../../compiler/check/rule-case.js";
import { atText, within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { TABLE } from "../schema/table.js";
import { columnDefinitions } from "../stream.js";

const table = (key: string): string => `${SHOP}
const visits = postgres.table("public.visits", {
  source: shop,
  columns: { id: "bigint ${key}", page: "text" },
  primaryKey: ["id"],
});

const listed = [visits];
`;

export const deferrableKey: Rule = {
  code: "postgres/deferrable-key",
  severity: "error",
  summary: "A primary key is DEFERRABLE",
  why: "Within a statement two rows may have the same key for a moment, as in `SET id = id + 1`. The events come one row at a time: the delete of one row's old key takes the other row with it. And PostgreSQL takes no such key for an identity.",
  mend: "Make the key NOT DEFERRABLE at the source, or leave the table out.",
  failing: table("primary key deferrable"),
  passing: table("primary key not deferrable"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      for (const [column, definition] of columnDefinitions(table.spec)) {
        if (definition.deferrableKey !== true) continue;
        const word = /deferrable|deferred/i.exec(table.spec.columns[column] ?? "")?.[0];
        const at = within(table.origin, "columns", column);
        yield {
          detail: `\`${column}\` of \`${table.name}\` is such a key. ${deferrableKey.mend}`,
          at: word === undefined ? at : atText(at, word),
          resource: table.address,
        };
      }
    }
  },
};
