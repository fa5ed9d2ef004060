import { within } from "../../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TABLE } from "../../schema/table.js";
import { MATERIALIZED_VIEW, type MaterializedViewSpec } from "../../schema/view.js";
import { piecesOf } from "../../sql/pieces.js";
import { selectItems } from "../../sql/select-items.js";

const view = (more: string): string => `const clicks = clickhouse.table("analytics.clicks", {
  columns: { id: "UInt64", page: "String" },
  orderBy: ["id"],
});
const pages = clickhouse.table("analytics.pages", {
  columns: { page: "String", clicks: "UInt64" },
  engine: "SummingMergeTree",
  orderBy: ["page"],
});
const intoPages = clickhouse.materializedView("analytics.pages_mv", {
  to: pages,
  query: sql\`SELECT page${more} FROM \${clicks} GROUP BY page\`,
});

const listed = [intoPages];
`;

export const columnNeverFilled: Rule = {
  code: "clickhouse/column-never-filled",
  severity: "warning",
  summary: "No view fills a column of the table that it writes to",
  why: "A view's columns go to the table's columns of the same names. One that no view returns holds its type's default in every row, 0 or an empty text, and nothing is said: often a name with a slip in it, or a missing AS.",
  mend: "Return it from the view by its name (AS …), give it a DEFAULT of its own, or take it away.",
  failing: view(""),
  passing: view(", count() AS clicks"),
  *check(pipeline) {
    const writers = new Map<string, Resource<MaterializedViewSpec>[]>();
    for (const view of ofKind(pipeline.resources, MATERIALIZED_VIEW)) {
      const target = view.spec.to?.$ref;
      if (target !== undefined) writers.set(target, [...(writers.get(target) ?? []), view]);
    }
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const writing = writers.get(table.address) ?? [];
      if (table.madeBy !== undefined || writing.length === 0) continue;
      const filled = new Set(
        writing.flatMap((view) => selectItems(piecesOf(view.spec.query))?.map((item) => item.name) ?? [undefined]),
      );
      // A column whose name only the engine knows may be any.
      if (filled.has(undefined)) continue;
      for (const [name, column] of Object.entries(table.spec.columns)) {
        const fillsItself = Object.entries(column).some(
          ([key, value]) => ["default", "materialized", "alias", "ephemeral"].includes(key) && value !== undefined,
        );
        if (filled.has(name) || fillsItself) continue;
        yield {
          detail: `\`${name}\` of \`${table.name}\` is returned by no view: ${writing.map((view) => `\`${view.name}\``).join(", ")} ${writing.length === 1 ? "returns" : "return"} ${[...filled].map((each) => `\`${each}\``).join(", ")}. ${columnNeverFilled.mend}`,
          at: within(table.origin, "columns", name),
          resource: table.address,
          related: writing.map((view) => ({ at: within(view.origin, "query"), note: "a view that writes to it" })),
        };
      }
    }
  },
};
