import { SHOP } from "../../../../compiler/check/rule-case.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { schemaOf, sourceTable } from "../../qualified.js";
import { PUBLICATION, publishedTables } from "../../schema/publication.js";
import { TABLE } from "../../schema/table.js";

const publication = (tables: string): string => `${SHOP}
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const customers = postgres.table("public.customers", { source: shop, columns, primaryKey: ["id"] });
const published = postgres.publication("shop_changes", { source: shop, tables: [${tables}] });

const listed = [orders, customers, published];
`;

export const tableNotPublished: Rule = {
  code: "postgres/table-not-published",
  severity: "error",
  summary: "A table is read but not in its source's publication",
  why: "Its rows would be in the first snapshot and then never change: PostgreSQL sends only what is published.",
  mend: "Add the table to the publication, or leave the publication out: the compiler makes one of all tables that are read.",
  failing: publication("orders"),
  passing: publication("orders, customers"),
  *check(pipeline) {
    const all = [...pipeline.resources.values()];
    for (const publication of ofKind(all, PUBLICATION)) {
      if (publication.spec.forAllTables) continue;
      const published = new Set<string>(publishedTables(publication.spec).map(({ table }) => table.$ref));
      const schemas = new Set(publication.spec.schemas);
      for (const table of ofKind(all, TABLE)) {
        if (table.spec.source.$ref !== publication.spec.source.$ref || published.has(table.address)) continue;
        if (schemas.has(schemaOf(sourceTable(table)))) continue;
        yield {
          detail: `\`${publication.name}\` does not publish \`${table.name}\`. ${tableNotPublished.mend}`,
          at: within(publication.origin, publication.spec.tables === undefined ? "schemas" : "tables"),
          resource: publication.address,
          related: [{ at: table.origin, note: "the table" }],
        };
      }
    }
  },
};
