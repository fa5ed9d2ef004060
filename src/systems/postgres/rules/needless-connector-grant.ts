import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { GRANT, type GrantTargetSpec } from "../schema/grant.js";
import { ROLE } from "../schema/role.js";
import { SOURCE } from "../schema/source.js";

const grant = (on: string, privilege: string): string => `${SHOP}
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const debezium = postgres.role("debezium", { source: shop, login: true, replication: true });
const given = postgres.grant("debezium", { source: shop, to: debezium, privileges: ["${privilege}"], on: ${on} });

const listed = [orders, given];
`;

export const needlessConnectorGrant: Rule = {
  code: "postgres/needless-connector-grant",
  severity: "warning",
  summary: "A connector is given rights that it does not use",
  why: "A connector reads the tables that it captures, and no sequence. With USAGE on a sequence it could take numbers from it; with SELECT on all tables whoever gets its password reads what was never meant to leave the database.",
  mend: "Leave the grant out: the set-up SQL grants what the connector reads, table by table.",
  failing: grant('{ allSequencesIn: "public" }', "usage"),
  passing: grant("{ table: orders }", "select"),
  *check(pipeline) {
    for (const grant of ofKind(pipeline.resources, GRANT)) {
      const { to, on, source: reference } = grant.spec;
      const role = typeof to === "object" ? resourceAt(pipeline.resources, to.$ref, ROLE) : undefined;
      const source = resourceAt(pipeline.resources, reference.$ref, SOURCE);
      const [option, what] = needless(on) ?? [];
      if (source === undefined || role?.name !== source.spec.user || option === undefined) continue;
      yield {
        detail: `\`${grant.name}\` gives \`${role.name}\`, the role of \`${source.name}\`'s connector, rights on ${what}. ${needlessConnectorGrant.mend}`,
        at: within(grant.origin, "on", option),
        resource: grant.address,
        related: [{ at: within(source.origin, "user"), note: "the connector's role" }],
      };
    }
  },
};

function needless(on: GrantTargetSpec): readonly [string, string] | undefined {
  if (on.sequence !== undefined) return ["sequence", `the sequence \`${on.sequence}\``];
  if (on.allSequencesIn !== undefined) return ["allSequencesIn", `all sequences of \`${on.allSequencesIn}\``];
  if (on.allTablesIn !== undefined) return ["allTablesIn", `all tables of \`${on.allTablesIn}\``];
  return undefined;
}
