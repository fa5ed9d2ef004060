import { SHOP } from "../../../compiler/check/rule-case.js";
import { atText, type Origin, within } from "../../../compiler/model/origin.js";
import type { SqlText } from "../../../compiler/model/reference.js";
import { isOfKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { tokensOf } from "../../../systems/clickhouse/public.js";
import { MATERIALIZED_VIEW, VIEW } from "../../../systems/clickhouse/schema/view.js";
import { ROLLUP } from "../../rollup/schema.js";
import { CHANGES } from "../schema.js";

const view = (sum: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null", amount: "numeric(10,2) not null" },
  primaryKey: ["id"],
  replicaIdentity: "full",
});
const changes = clickhouse.changes("analytics.orders_changes", { of: orders });
const revenue = clickhouse.view("analytics.revenue", {
  query: sql\`SELECT ${sum} AS revenue FROM \${changes}\`,
});

const listed = [revenue];
`;

export const changesSummedAsState: Rule = {
  code: "clickhouse/changes-summed-as-state",
  severity: "error",
  summary: "Values of a log of changes are summed as if they were rows",
  why: "A log has each version of a row: an order that was updated twice counts three times, and a deleted one still counts.",
  mend: "Sum over a mirror of the table. Or say by `operation` what shall count: inserts only, or `after` less `before`.",
  failing: view("sum(after.amount)"),
  passing: view("sumIf(after.amount, operation = 'insert')"),
  *check(pipeline) {
    for (const resource of pipeline.resources.values()) {
      if (resource.madeBy !== undefined) continue;
      const log = resource.uses
        .map((use) => pipeline.resources.get(use))
        .find((used) => used !== undefined && isOfKind(used, CHANGES));
      for (const { query, at } of log === undefined ? [] : queriesOf(resource)) {
        const summed = summedValue(query);
        if (log === undefined || summed === undefined) continue;
        yield {
          detail: `\`${resource.name}\` takes \`${summed}\` of a value in \`${log.name}\`, and never looks at \`operation\`. ${changesSummedAsState.mend}`,
          at: atText(at, summed),
          resource: resource.address,
          related: [{ at: log.origin, note: "the log" }],
        };
      }
    }
  },
};

function queriesOf(resource: Resource): readonly { readonly query: SqlText; readonly at: Origin }[] {
  if (isOfKind(resource, VIEW) || isOfKind(resource, MATERIALIZED_VIEW))
    return [{ query: resource.spec.query, at: within(resource.origin, "query") }];
  if (!isOfKind(resource, ROLLUP) || resource.spec.groupBy.includes("operation")) return [];
  const { where, measures } = resource.spec;
  return Object.entries(measures).map(([name, measure]) => ({
    query: { $sql: [...measure.$sql, " ", ...(where?.$sql ?? [])] },
    at: within(resource.origin, "measures", name),
  }));
}

/** A function that sums or averages something of `after` or `before`; `undefined` when the query knows of operations. */
function summedValue(query: SqlText): string | undefined {
  const tokens = query.$sql.flatMap((part) => (typeof part === "string" ? tokensOf(part) : []));
  const pieces = tokens.filter(({ type }) => type !== "space" && type !== "comment");
  if (pieces.some(({ text }) => /^[`"]?operation[`"]?$/.test(text))) return undefined;
  return pieces.find(({ text }, index) => {
    if (!/^(sum|avg)[A-Za-z]*$/i.test(text) || pieces[index + 1]?.text !== "(") return false;
    let depth = 0;
    for (const [at, piece] of pieces.slice(index + 1).entries()) {
      depth += piece.text === "(" ? 1 : piece.text === ")" ? -1 : 0;
      if (depth === 0) return false;
      if (/^[`"]?(after|before)[`"]?$/.test(piece.text) && pieces[index + at + 2]?.text === ".") return true;
    }
    return false;
  })?.text;
}
