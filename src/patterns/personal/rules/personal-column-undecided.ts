import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { mirrored } from "../../mirror/rules/mirrored.js";
import { logged } from "../marked.js";

const mirror = (columns: string): string => `${SHOP}
const customers = postgres.table("public.customers", {
  source: shop,
  columns: { id: "integer not null", email: "varchar(200) not null" },
  primaryKey: ["id"],
  personal: ["email"],
});
const customersNow = clickhouse.mirror("analytics.customers", { of: customers, orderBy: ["id"]${columns} });

const listed = [customersNow];
`;

export const personalColumnUndecided: Rule = {
  code: "mirror/personal-column-undecided",
  severity: "error",
  summary: "A mirror or a log of changes copies personal data, and does not say why it may",
  why: "A mirror is a second place where the data is kept and read, with readers, backups and a lifetime of its own.",
  mend: 'Leave the column out, `columns: { email: "exclude" }`; or say why it is needed: `columns: { email: { personal: "…" } }`.',
  failing: mirror(""),
  passing: mirror(', columns: { email: { personal: "Support finds customers by it" } }'),
  *check(pipeline) {
    for (const { isLog, mirror, table, columns } of mirrored(pipeline)) {
      for (const { name, personal } of columns) {
        const decision = mirror.spec.columns[name];
        if (personal !== true || decision?.personal !== undefined) continue;
        // A log may have been told to keep no rows, but what was done to which.
        if (isLog && logged(mirror.address, name, pipeline).length === 0) continue;
        yield {
          detail: `\`${name}\` of \`${table.name}\` holds personal data. Leave it out, \`columns: { ${name}: "exclude" }\`; or say why \`${mirror.name}\` needs it, \`columns: { ${name}: { personal: "…" } }\`.`,
          at: decision === undefined ? within(mirror.origin, "of") : within(mirror.origin, "columns", name),
          resource: mirror.address,
          related: [
            { at: within(table.origin, "personal", table.spec.personal?.indexOf(name) ?? 0), note: "what marks it" },
          ],
        };
      }
    }
  },
};
