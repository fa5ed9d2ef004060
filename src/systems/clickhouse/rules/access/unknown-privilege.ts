import { didYouMean } from "../../../../compiler/model/nearest.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { privilegeNamed, privilegeNames } from "../../catalogue/grantable.js";
import { GRANT } from "../../schema/access/grant.js";

const grant = (privilege: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
});
const reader = clickhouse.role("reader");
const privileges = ["${privilege}"] as string[] as clickhouse.Privilege[];
const readEvents = clickhouse.grant("readers read events", { privileges, on: events, to: [reader] });

const listed = [readEvents];
`;

export const unknownPrivilege: Rule = {
  code: "clickhouse/unknown-privilege",
  severity: "error",
  summary: "A privilege that ClickHouse does not have",
  why: "ClickHouse refuses the statement, and with it everything else that it grants to the role.",
  mend: "Use one of ClickHouse's own names: `SELECT * FROM system.privileges` lists them.",
  failing: grant("SELECTS"),
  passing: grant("SELECT"),
  *check(pipeline) {
    for (const { name, spec, origin, address } of ofKind(pipeline.resources, GRANT)) {
      for (const [index, privilege] of spec.privileges.entries()) {
        if (privilegeNamed(privilege) !== undefined) continue;
        yield {
          detail: `\`${name}\` grants \`${privilege}\`, which is no privilege of ClickHouse's.${didYouMean(privilege, privilegeNames())}`,
          at: within(origin, "privileges", index),
          resource: address,
        };
      }
    }
  },
};
