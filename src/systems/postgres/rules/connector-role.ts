import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { ROLE, type RoleSpec } from "../schema/role.js";
import { SOURCE, type SourceSpec } from "../schema/source.js";
import { serverRole } from "../source-names.js";

const role = (options: string): string => `${SHOP}
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const debezium = postgres.role("debezium", { source: shop, ${options} });

const listed = [orders, debezium];
`;

export const connectorRole: Rule = {
  code: "postgres/connector-role",
  severity: "error",
  summary: "The connector could not log in or not replicate as its role",
  why: "The role of a source's `user` is the connector's: without LOGIN and REPLICATION it gets no slot, and with another password than the source's it gets no connection.",
  mend: "Give it `login: true, replication: true`, and leave `password` out: the source's is taken.",
  failing: role("login: true"),
  passing: role("login: true, replication: true, connectionLimit: 4"),
  *check(pipeline) {
    for (const role of ofKind(pipeline.resources, ROLE)) {
      const source = resourceAt(pipeline.resources, role.spec.source.$ref, SOURCE);
      if (source === undefined || source.spec.user !== serverRole(role)) continue;
      const [option, problem] = problemOf(role.spec, source.spec) ?? [];
      if (option === undefined) continue;
      yield {
        detail: `\`${role.name}\`, the role of \`${source.name}\`'s connector, ${problem}. ${connectorRole.mend}`,
        at: option in role.spec ? within(role.origin, option) : role.origin,
        resource: role.address,
        related: [{ at: within(source.origin, "user"), note: "where it is named" }],
      };
    }
  },
};

function problemOf(role: RoleSpec, source: SourceSpec): readonly [string, string] | undefined {
  if (!role.login) return ["login", "may not log in"];
  if (!role.replication && !role.superuser) return ["replication", "may not replicate"];
  if (role.password !== undefined && role.password.$secret !== source.password.$secret)
    return ["password", "has another password than the source names"];
  return undefined;
}
