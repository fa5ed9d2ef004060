import { SHOP } from "../../../compiler/check/rule-case.js";
import { nameOf } from "../../../compiler/model/address.js";
import { atText } from "../../../compiler/model/origin.js";
import { placeIn } from "../../../compiler/model/placed.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { objectsByName, piecesOf, readsIn } from "../../../systems/clickhouse/public.js";
import { DASHBOARD } from "../../../systems/grafana/public.js";
import { rowsName } from "../../mirror/names.js";
import { MIRROR } from "../../mirror/schema.js";
import { sqlQueries } from "../queries.js";

const reading = (table: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const board = grafana.dashboard("shop", {
  title: "Shop",
  panels: [grafana.stat("Orders", { query: sql\`SELECT count() FROM ${table}\` })],
});

const listed = [ordersNow, board];
`;

export const readsStorage: Rule = {
  code: "grafana/reads-storage",
  severity: "warning",
  summary: "A panel reads what a mirror keeps its rows in, instead of the mirror",
  why: "There are older versions of rows in it, deleted ones, and those of before a TRUNCATE: sums and counts are too high.",
  mend: "Read the mirror itself, by its constant.",
  failing: reading("analytics.orders_rows"),
  passing: reading("${ordersNow}"),
  *check(pipeline) {
    const mirrors = ofKind(pipeline.resources, MIRROR);
    if (mirrors.length === 0) return;
    const storage = new Map(mirrors.map(({ name }) => [`clickhouse.table/${rowsName(name)}`, name]));
    const byName = objectsByName(pipeline.resources);
    for (const dashboard of ofKind(pipeline.resources, DASHBOARD)) {
      for (const { sql, asker, path } of sqlQueries(dashboard, pipeline.resources)) {
        for (const { address, text } of readsIn(piecesOf(sql), byName)) {
          const mirror = storage.get(address);
          if (mirror === undefined) continue;
          const at = placeIn(dashboard.origin, dashboard.spec, path);
          yield {
            detail: `${asker} reads \`${nameOf(address)}\`, where \`${mirror}\` keeps its rows. ${readsStorage.mend}`,
            at: text === undefined ? at : atText(at, text),
            resource: dashboard.address,
          };
        }
      }
    }
  },
};
