import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mirrored } from "./mirrored.js";

const mirror = (columns: string): string => `${SHOP}
const payments = postgres.table("public.payments", {
  source: shop,
  columns: { id: "integer not null", amount: "numeric not null" },
  primaryKey: ["id"],
  replicaIdentity: "full",
});
const paymentsNow = clickhouse.mirror("analytics.payments", { of: payments, orderBy: ["id"], columns: ${columns} });

const listed = [paymentsNow];
`;

const WIDEST_DECIMAL = 76;

export const unconstrainedNumeric: Rule = {
  code: "mirror/unconstrained-numeric",
  severity: "error",
  summary: "A numeric without precision, or of more than 76 digits, needs a decision",
  why: "PostgreSQL stores up to 131,072 digits in it. No ClickHouse number holds them all, so either some values are refused or it is no number.",
  mend: 'Choose `columns: { amount: "Decimal(38, 10)" }` (what does not fit goes to the dead letters) or `"String"`; or give the column a precision at the source.',
  failing: mirror("{}"),
  passing: mirror('{ amount: "Decimal(38, 10)" }'),
  *check(pipeline) {
    for (const { mirror, table, columns } of mirrored(pipeline)) {
      for (const column of columns) {
        const wire = column.wire.kind === "array" ? column.wire.of : column.wire;
        const tooWide = wire.kind === "decimal" && wire.precision > WIDEST_DECIMAL;
        if (wire.kind !== "unconstrained-decimal" && !tooWide) continue;
        if (mirror.spec.columns[column.name]?.type !== undefined) continue;
        const what = tooWide
          ? "has more digits than a ClickHouse Decimal holds (76)"
          : "is a numeric without precision";
        yield {
          detail: `\`${column.name}\` ${what}. Choose its type in the mirror: \`columns: { ${column.name}: "Decimal(38, 10)" }\` (what does not fit goes to the dead letters) or \`"String"\`.`,
          at: within(table.origin, "columns", column.name),
          resource: mirror.address,
          related: [{ at: mirror.origin, note: "the mirror" }],
        };
      }
    }
  },
};
