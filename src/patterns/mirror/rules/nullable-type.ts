import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mirrored } from "./mirrored.js";

const mirror = (type: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", status: "varchar(20)" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"], columns: { status: "${type}" } });

const listed = [ordersNow];
`;

export const nullableType: Rule = {
  code: "mirror/nullable-type",
  severity: "error",
  summary: "A mirror's type says Nullable itself",
  why: "Whether a column may be NULL is taken from the source, so that the two can't contradict each other.",
  mend: "Write the type without Nullable. To give up NULL, say what it is stored as: `{ null: value }`.",
  failing: mirror("LowCardinality(Nullable(String))"),
  passing: mirror("LowCardinality(String)"),
  *check(pipeline) {
    for (const { mirror } of mirrored(pipeline)) {
      for (const [name, decision] of Object.entries(mirror.spec.columns)) {
        if (decision.type === undefined || !/^(LowCardinality\()?\s*Nullable\(/.test(decision.type)) continue;
        yield {
          detail: `\`${name}\`: write \`${decision.type.replace(/Nullable\((.*?)\)(?=\)*$)/, "$1")}\`; it stays nullable where the source is.`,
          at: within(mirror.origin, "columns", name),
          resource: mirror.address,
        };
      }
    }
  },
};
