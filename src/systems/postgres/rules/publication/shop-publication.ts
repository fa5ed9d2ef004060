import { SHOP } from "../../../../compiler/check/rule-case.js";

/** A config with one publication of a table of orders: what the table and the publication say besides. */
export function shopPublication(table: string, tables: string, publication = ""): string {
  return `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", region: "text not null", note: "varchar(20)" },
  primaryKey: ["id"],
  ${table}
});
const published = postgres.publication("shop_changes", { source: shop, tables: [${tables}], ${publication} });

const listed = [orders, published];
`
    .replace("  \n", "")
    .replace(",  });", " });");
}
