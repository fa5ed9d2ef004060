import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import type { Wire } from "../../../compiler/model/stream.js";
import { mirrored } from "./mirrored.js";

const mirror = (columns: string): string => `${SHOP}
const items = postgres.table("public.items", {
  source: shop,
  columns: {
    id: "integer not null",
    price: "numeric(10,2) not null",
    rate: "numeric(5,3) not null",
    tax: "numeric(12,2) generated always as (price * rate) stored",
  },
  primaryKey: ["id"],
});
const itemsNow = clickhouse.mirror("analytics.items", { of: items, orderBy: ["id"], columns: ${columns} });

const listed = [itemsNow];
`;

export const generatedRounding: Rule = {
  code: "mirror/generated-rounding",
  severity: "error",
  summary: "A generated column is rounded at the source, and would be cut in the mirror",
  why: "Before version 18 PostgreSQL does not send generated columns, so the mirror computes them. Where the result has more decimals than the column, PostgreSQL rounds it half away from zero and ClickHouse cuts it off: rows would differ by one in the last digit.",
  mend: "Write the expression for ClickHouse with the rounding in it: `columns: { tax: { expression: sql`…` } }`; or leave the column out.",
  failing: mirror("{}"),
  passing: mirror("{ tax: { expression: sql`round(price * rate, 2)` } }"),
  *check(pipeline) {
    for (const { mirror, table, stream, columns } of mirrored(pipeline)) {
      const scales = new Map(stream.columns.map((column) => [column.name, scaleOf(column.wire)]));
      for (const column of columns) {
        const own = scaleOf(column.wire);
        if (
          column.generated === undefined ||
          mirror.spec.columns[column.name]?.expression !== undefined ||
          own === undefined
        )
          continue;
        const computed = resultScale(column.generated, scales);
        if (computed === undefined || computed <= own) continue;
        yield {
          detail: `\`${column.name}\` has ${own} decimals, \`${column.generated}\` has ${computed}. Write the expression for ClickHouse with the rounding in it, \`columns: { ${column.name}: { expression: sql\`round(…, ${own})\` } }\`, or leave the column out with \`"exclude"\`.`,
          at: within(table.origin, "columns", column.name),
          resource: mirror.address,
          related: [{ at: mirror.origin, note: "the mirror" }],
        };
      }
    }
  },
};

function scaleOf(wire: Wire): number | undefined {
  if (wire.kind === "integer") return 0;
  return wire.kind === "decimal" ? wire.scale : undefined;
}

const TOKENS = /"(?:[^"]|"")*"|\d+(?:\.\d+)?|\w+|\S/g;

/**
 * The decimals of a sum or product as PostgreSQL's numeric has them: of a product those of both together, of a sum the
 * more. Undefined where there is anything else in it, or a column whose decimals are not known.
 */
function resultScale(expression: string, columns: ReadonlyMap<string, number | undefined>): number | undefined {
  const tokens = expression.match(TOKENS) ?? [];
  let at = 0;
  const combined = (
    next: () => number | undefined,
    operators: string,
    combine: (left: number, right: number) => number,
  ): number | undefined => {
    let scale = next();
    while (scale !== undefined && at < tokens.length && operators.includes(tokens[at] ?? " ")) {
      at++;
      const right = next();
      scale = right === undefined ? undefined : combine(scale, right);
    }
    return scale;
  };
  const value = (): number | undefined => {
    const token = tokens[at++] ?? "";
    if (token === "-" || token === "+") return value();
    if (token === "(") {
      const inner = sum();
      return tokens[at++] === ")" ? inner : undefined;
    }
    if (/^\d/.test(token)) return token.split(".")[1]?.length ?? 0;
    return columns.get(token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token.toLowerCase());
  };
  const product = (): number | undefined => combined(value, "*", (left, right) => left + right);
  const sum = (): number | undefined => combined(product, "+-", Math.max);
  const scale = sum();
  return at === tokens.length ? scale : undefined;
}
