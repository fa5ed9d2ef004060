import { SHOP } from "../../../compiler/check/rule-case.js";
import { addressOf } from "../../../compiler/model/address.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { splitName } from "../../../systems/clickhouse/public.js";
import { GRANT } from "../../../systems/clickhouse/schema/access/grant.js";
import { TABLE } from "../../../systems/clickhouse/schema/table.js";
import { DATABASE } from "../../../systems/clickhouse/schema/view.js";
import { rowsName } from "../../mirror/names.js";
import { mirrored } from "../../mirror/rules/mirrored.js";

const granted = (on: string): string => `${SHOP}
const customers = postgres.table("public.customers", {
  source: shop,
  columns: { id: "integer not null", email: "varchar(200) not null" },
  primaryKey: ["id"],
  personal: ["email"],
});
const customersNow = clickhouse.mirror("analytics.customers", {
  of: customers,
  orderBy: ["id"],
  columns: { email: { personal: "Support finds customers by it" } },
});
const analytics = clickhouse.database("analytics");
const support = clickhouse.role("support");
const worker = clickhouse.user("worker", {
  authentication: { type: "sha256_password", password: secret("clickhouse-worker/password") },
  roles: [support],
});
const read = clickhouse.grant("support reads", { privileges: ["SELECT"], on: ${on}, to: [support] });

const listed = [customersNow, analytics, worker, read];
`;

export const grantShowsStorage: Rule = {
  code: "clickhouse/grant-shows-storage",
  severity: "warning",
  summary: "A right to a database shows the rows behind a mirror with personal data",
  why: "Behind its view a mirror keeps every version of a row until they merge, deleted rows among them, and what could not be stored in the dead letters. Whoever may read the database reads those, too: also of a person whose row is deleted.",
  mend: "Grant the right on what is to be read: the mirrors, logs and views themselves need no right to what is behind them.",
  failing: granted("analytics"),
  passing: granted("customersNow"),
  *check(pipeline) {
    const behind = mirrored(pipeline).filter(({ columns }) => columns.some(({ personal }) => personal === true));
    if (behind.length === 0) return;
    for (const { name, spec, origin, address } of ofKind(pipeline.resources, GRANT)) {
      if (!spec.privileges.some((each) => /^(SELECT|ALL( PRIVILEGES)?)$/i.test(each))) continue;
      for (const [index, target] of spec.on.entries()) {
        if (typeof target === "string" || !("$ref" in target)) continue;
        const shown = behind.find(
          ({ mirror }) =>
            target.$ref === addressOf(TABLE.kind, rowsName(mirror.name)) ||
            target.$ref === addressOf(DATABASE.kind, splitName(mirror.name).database ?? "default"),
        );
        if (shown === undefined) continue;
        yield {
          detail: `\`${name}\` lets \`${rowsName(shown.mirror.name)}\` be read, behind \`${shown.mirror.name}\`. ${grantShowsStorage.mend}`,
          at: within(origin, "on", ...(spec.on.length === 1 ? [] : [index])),
          resource: address,
          related: [{ at: within(shown.table.origin, "personal"), note: "the personal data" }],
        };
      }
    }
  },
};
