import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";

const source = (options: string): string => `const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  events: "flat",${options}
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });

const listed = [ordersNow];
`;

export const flatEventsTruncate: Rule = {
  code: "mirror/flat-events-truncate",
  severity: "error",
  summary: "Flat events do not carry a TRUNCATE",
  why: "The transform that makes events flat drops truncates: the rows would stay in the mirror for ever.",
  mend: 'Where nobody truncates (`REVOKE TRUNCATE`), say so by `truncates: "ignore"`; else leave `events` at `"envelope"`.',
  failing: source(""),
  passing: source('\n  truncates: "ignore",'),
  *check(pipeline) {
    for (const source of ofKind(pipeline.resources.values(), SOURCE)) {
      const { events, truncates } = source.spec;
      if (events === "envelope" || truncates === "ignore") continue;
      yield {
        detail: `Events of \`${source.name}\` are ${events}, which leaves out a TRUNCATE of its tables. ${flatEventsTruncate.mend}`,
        at: within(source.origin, "events"),
        resource: source.address,
      };
    }
  },
};
