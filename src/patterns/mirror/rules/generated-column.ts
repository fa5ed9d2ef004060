import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import type { StreamColumn } from "../../../compiler/model/stream.js";
import { keptScale, scaleOf } from "../generated-scale.js";
import { mirrored } from "./mirrored.js";

const mirror = (columns: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: {
    id: "integer not null",
    ordered: "date not null",
    label: "varchar(20) generated always as (to_char(ordered, 'IYYY-IW')) stored",
  },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], columns: ${columns} });

const listed = [ordersNow];
`;

/** What PostgreSQL and ClickHouse compute alike: columns, constants, + - * || and parentheses, a few functions. */
const SAFE_TOKEN = /^(?:\d+(?:\.\d+)?|'(?:[^']|'')*'|\+|-|\*|\|\||\(|\)|,|lower|upper|coalesce|concat)$/i;
const TOKENS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\w+(?:\.\d+)?|\|\||::|\S/g;

export const generatedColumn: Rule = {
  code: "mirror/generated-column",
  severity: "error",
  summary: "A generated column's expression can't be taken over as it is",
  why: "Before version 18, PostgreSQL does not send stored generated columns, so the mirror computes them. Division, casts and most functions give other results in ClickHouse than in PostgreSQL; and where a result has more digits than its column PostgreSQL rounds it and ClickHouse cuts it.",
  mend: "Write the expression for ClickHouse: `columns: { label: { expression: sql`…` } }`; or leave the column out.",
  failing: mirror("{}"),
  passing: mirror("{ label: { expression: sql`formatDateTime(ordered, '%G-%V')` } }"),
  *check(pipeline) {
    for (const { mirror, table, columns, stream } of mirrored(pipeline)) {
      const names = new Set(Object.keys(table.spec.columns));
      for (const column of columns) {
        if (column.generated === undefined || mirror.spec.columns[column.name]?.expression !== undefined) continue;
        const tokens = column.generated.match(TOKENS) ?? [];
        const foreign = tokens.find((token) => !SAFE_TOKEN.test(token) && !names.has(token));
        const fault =
          foreign === undefined
            ? cutDigits(column, tokens, stream.columns)
            : `\`${foreign}\` may not mean the same in ClickHouse`;
        if (fault === undefined) continue;
        yield {
          detail: `\`${column.name}\` is computed at the source as \`${column.generated}\`, and ${fault}. Write the expression for ClickHouse, \`columns: { ${column.name}: { expression: sql\`…\` } }\`, or leave the column out with \`"exclude"\`.`,
          at: within(table.origin, "columns", column.name),
          resource: mirror.address,
          related: [{ at: mirror.origin, note: "the mirror" }],
        };
      }
    }
  },
};

/** Why a result with more digits than its column has would be another in ClickHouse. */
function cutDigits(
  column: StreamColumn,
  tokens: readonly string[],
  columns: readonly StreamColumn[],
): string | undefined {
  const scale = scaleOf(tokens, columns);
  const kept = keptScale(column);
  if (scale === undefined || kept === undefined || scale <= kept) return undefined;
  return `its result may have ${scale} digits after the point, of which \`${column.sourceType.replace(/ generated .*/is, "")}\` keeps ${kept}: PostgreSQL rounds, ClickHouse cuts`;
}
