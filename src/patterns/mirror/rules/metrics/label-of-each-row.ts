import { SHOP } from "../../../../compiler/check/rule-case.js";
import type { Address } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind, type Pipeline, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import {
  callsIn,
  carriedBy,
  depthAt,
  isWord,
  objectsByName,
  piecesOf,
  selectItems,
} from "../../../../systems/clickhouse/public.js";
import { METRIC } from "../../../../systems/clickhouse/schema/metric.js";
import { VIEW } from "../../../../systems/clickhouse/schema/view.js";
import { mirrored } from "../mirrored.js";

const config = (label: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", status: "varchar(20) not null", amount: "integer not null" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const amounts = clickhouse.metric("orders_amount", {
  help: "What was ordered",
  labels: ["${label}"],
  query: sql\`SELECT ${label}, sum(amount) AS value FROM \${ordersNow} GROUP BY ${label}\`,
});

const listed = [ordersNow, amounts];
`;

export const labelOfEachRow: Rule = {
  code: "mirror/label-of-each-row",
  severity: "warning",
  summary: "A metric has a series for each row of a table",
  why: "Every value of a label is a series of its own, which Prometheus keeps in memory for hours: of a primary key there are as many as rows, and they add up until it is killed.",
  mend: "Count by what has few values, or show the rows in a table panel, which asks ClickHouse.",
  failing: config("id"),
  passing: config("status"),
  *check(pipeline) {
    const keys = keysOf(pipeline);
    for (const { name, spec, origin, address, madeBy } of ofKind(pipeline.resources, METRIC)) {
      const pieces = piecesOf(spec.query);
      const isLimited = pieces.some((piece, index) => isWord(piece, "limit") && depthAt(pieces, index) === 0);
      if (madeBy !== undefined || spec.labels.length === 0 || isLimited) continue;
      const plain = new Set(
        (selectItems(pieces) ?? [])
          .filter(
            ({ expression }) => callsIn(expression).every((call) => call.name === "toString") && expression.length < 5,
          )
          .map((item) => item.name),
      );
      const carried = carriedBy(pieces, keys).filter((each) => spec.labels.includes(each.name) && plain.has(each.name));
      for (const read of new Set(carried.map((each) => each.address))) {
        const own = carried.filter((each) => each.address === read);
        if (new Set(own.map(({ column }) => column)).size < keys.followed(read).size) continue;
        const labels = own.map((each) => `\`${each.name}\``).join(", ");
        const table = pipeline.resources.get(read)?.name ?? read;
        const detail = `\`${name}\` has the label ${labels}, the key of \`${table}\`. ${labelOfEachRow.mend}`;
        yield { detail, at: within(origin, "labels", spec.labels.indexOf(own[0]?.name ?? "")), resource: address };
      }
    }
  },
};

/** The columns by which the rows of a mirror are told apart, and those of a view that returns all of them. */
function keysOf(pipeline: Pipeline): Parameters<typeof carriedBy>[1] {
  const byName = objectsByName(pipeline.resources);
  const known = new Map<Address, ReadonlySet<string>>();
  for (const { mirror, table, isLog } of mirrored(pipeline)) {
    if (!isLog) known.set(mirror.address, new Set(table.spec.primaryKey));
  }
  const followed = (address: Address): ReadonlySet<string> => {
    const found = known.get(address);
    if (found !== undefined) return found;
    known.set(address, new Set());
    const view = resourceAt(pipeline.resources, address, VIEW);
    if (view === undefined || view.madeBy !== undefined) return new Set();
    const carried = carriedBy(piecesOf(view.spec.query), { byName, followed });
    const isWhole = carried.every(
      (each) => carried.filter(({ address: of }) => of === each.address).length >= followed(each.address).size,
    );
    const columns = new Set(isWhole ? carried.map(({ name }) => name) : []);
    known.set(address, columns);
    return columns;
  };
  return { byName, followed };
}
