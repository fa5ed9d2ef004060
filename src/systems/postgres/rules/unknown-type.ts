import { SHOP } from "../../../compiler/check/rule-case.js";
import { didYouMean } from "../../../compiler/model/nearest.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { SOURCE } from "../schema/source.js";
import { TABLE } from "../schema/table.js";
import { parseColumnDefinition } from "../types/parse.js";
import { knownTypes, wireOf } from "../types/wire.js";

const table = (type: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", quantity: "${type}" },
  primaryKey: ["id"],
});

const listed = [orders];
`;

export const unknownType: Rule = {
  code: "postgres/unknown-type",
  severity: "error",
  summary: "A column's type can't be derived",
  why: "Without its type the compiler can't tell how Debezium writes the column, nor as what ClickHouse shall read it.",
  mend: 'Write the type as `CREATE TABLE` has it. A type of your own is declared at the source: `types: { order_status: "enum" }`, or the base type of a domain.',
  failing: table("integr not null"),
  passing: table("integer not null"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const source = resourceAt(pipeline.resources, table.spec.source.$ref, SOURCE);
      const userTypes = source?.spec.types ?? {};
      for (const [column, text] of Object.entries(table.spec.columns)) {
        const parsed = parseColumnDefinition(text);
        const derived = parsed.ok ? wireOf(parsed.definition, userTypes) : undefined;
        if (derived?.ok === true) continue;
        const detail = (): string => {
          if (!parsed.ok) return `\`${column}\`: ${parsed.reason}. Write the type as \`CREATE TABLE\` has it.`;
          const base = parsed.definition.base;
          if (derived?.reason === "dimensions")
            return `\`${column}\` is an array of arrays, which Debezium can't write. Leave the column out, or store it as jsonb.`;
          if (derived?.reason === "unsupported")
            return `\`${column}\`: Debezium drops or cuts the elements of ${base} arrays. Leave the column out, or store it as jsonb.`;
          const nearest = didYouMean(base, [...knownTypes, ...Object.keys(userTypes)]);
          return `\`${column}\` has the type \`${base}\`, which is no type of PostgreSQL's that can be read, nor declared at the source.${nearest} A type of your own is declared there: \`types: { ${JSON.stringify(base)}: "enum" }\`, or the base type of a domain.`;
        };
        yield {
          detail: detail(),
          at: within(table.origin, "columns", column),
          resource: table.address,
          ...(source === undefined || !parsed.ok ? {} : { restsOn: [within(source.origin, "types")] }),
        };
      }
    }
  },
};
